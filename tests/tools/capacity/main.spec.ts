import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { regions } from "../../../src/tools/capacity/regions";

function capacity(line: string) {
    const args = [
        "-r",
        "./src/local/loader.js",
        "src/tools/capacity/main.ts",
        ...line.split(" ").filter(Boolean),
    ];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    return { status, stdout, stderr };
}

describe("capacity: command line", () => {
    const invalid = (flags: string, value: string, allowed: string) =>
        `error: option '${flags}' argument '${value}' is invalid. Allowed: ${allowed}\n`;
    const rate = "a number more than 0 and at most 10000000.";
    const bytes = "a whole number from 1 to 1048540 (1 MiB less a partition key of 36 bytes).";
    const batch = "a whole number from 1 to 500 (the most that PutRecords takes).";
    const machines = "a whole number from 1 to 100000000 (machines).";
    const hours = "a number from 0.084 (5 minutes) to 24, as Cognito has it.";
    const options =
        "Allowed: --rps <N>, --bytes <B>, --batch <K>, --region <R>, --machines <M>, --token-hours <H>.\n";

    const wrong: [line: string, stderr: string][] = [
        ["--rps -5 --bytes 100", invalid("--rps <N>", "-5", rate)],
        ["--rps 0 --bytes 100", invalid("--rps <N>", "0", rate)],
        ["--rps many --bytes 100", invalid("--rps <N>", "many", rate)],
        ["--rps 10000001 --bytes 100", invalid("--rps <N>", "10000001", rate)],
        ["--rps 10 --bytes 0", invalid("--bytes <B>", "0", bytes)],
        ["--rps 10 --bytes 1.5", invalid("--bytes <B>", "1.5", bytes)],
        ["--rps 10 --bytes 1048541", invalid("--bytes <B>", "1048541", bytes)],
        ["--rps 10 --bytes 100 --batch 0", invalid("--batch <K>", "0", batch)],
        ["--rps 10 --bytes 100 --batch 501", invalid("--batch <K>", "501", batch)],
        [
            "--rps 10 --bytes 1048540 --batch 8",
            invalid(
                "--batch <K>",
                "8",
                "1 to 7 with --bytes 1048540 (API Gateway, 10 MB of body in base64).",
            ),
        ],
        ["--rps 10 --bytes 100 --region mars", invalid("--region <R>", "mars", `${regions.join(", ")}.`)],
        ["--rps 10 --bytes 100 --machines 0", invalid("--machines <M>", "0", machines)],
        ["--rps 10 --bytes 100 --machines 1.5", invalid("--machines <M>", "1.5", machines)],
        ["--rps 10 --bytes 100 --machines 1 --token-hours 0.08", invalid("--token-hours <H>", "0.08", hours)],
        ["--rps 10 --bytes 100 --machines 1 --token-hours 25", invalid("--token-hours <H>", "25", hours)],
        [
            "--rps 10 --bytes 100 --token-hours 1",
            "error: option '--token-hours <H>' says nothing without --machines <M>.\n",
        ],
        ["--rps 10 --bytes 100 --shards 3", `error: unknown option '--shards'. ${options}`],
        ["--rps 10 --bytes 100 more", `error: unexpected argument 'more'. ${options}`],
        ["--rps 10", `error: required option '--bytes <B>' not specified. ${options}`],
        ["--bytes 10 --rps", `error: option '--rps <N>' argument missing. ${options}`],
    ];
    for (const [line, stderr] of wrong) {
        it(`refuses ${line}`, () => {
            assert.deepEqual(capacity(line), { status: 2, stdout: "", stderr });
        });
    }

    it("prints a plan for a million records a second", () => {
        const { status, stdout, stderr } = capacity("--rps 1000000 --bytes 100");
        assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
        const lines = stdout.split("\n");
        assert.equal(
            lines[0],
            "Capacity plan: 1,000,000 records/s of 100 B, one a request (PutRecord), in us-east-1",
        );
        for (const line of [
            "  100 pairs of account and Region, each with an account throttle of 10,000 requests/s",
            "  1,000 stages with throttlingRateLimit 1,000 (at most 10 to an API), or 100 with it raised",
            "  500         2,000                5,256        99.8%         $13,162.38",
            // 3,986,333.10 + 69,965.12 + 648,591.67 + 0.03 + 200,529.69
            "  Total with on-demand                 $4,905,419.61",
        ]) {
            assert.ok(lines.includes(line), line);
        }
    });

    it("prices the tokens of machines, and says when there are more of them than Cognito gives", () => {
        const { stdout } = capacity("--rps 1000 --bytes 100 --machines 10000 --token-hours 1");
        for (const line of [
            // 304,166.67: 562.50 + 54.16667 x 1.50 = 643.75
            "  Tokens for 24 h, the longest that Cognito gives (tokenValidityMinutes 1440), would cost $643.75.",
            "  10,000 machines with a token for 1 h ask for 2.78 a second, evenly spread; Cognito gives 150 a second " +
                "in one account and Region, and no more on request",
        ]) {
            assert.ok(stdout.split("\n").includes(line), line);
        }
        // 7,300,000 a month: 250 x 2.25 + 4,750 x 1.50 + 2,300 x 1.125 = 562.50 + 7,125 + 2,587.50
        assert.match(stdout, /^ {2}Cognito, machines' tokens +\$10,275\.00$/m);
        const many = capacity("--rps 1000 --bytes 100 --machines 1000000").stdout;
        assert.match(many, / and no more on request: too many, 540,000 machines would be the most$/m);
        assert.doesNotMatch(capacity("--rps 1000 --bytes 100").stdout, /machines/);
    });

    it("gives limits but no prices where none are known", () => {
        const { status, stdout } = capacity("--rps 10 --bytes 100 --region eu-west-1");
        assert.equal(status, 0);
        assert.ok(!stdout.includes("$"));
        assert.ok(
            stdout.includes(
                "not estimated: prices of eu-west-1 are not in the table, only those of us-east-1.",
            ),
        );
    });

    it("says in --help what the numbers count", () => {
        const { status, stdout } = capacity("--help");
        assert.equal(status, 0);
        assert.match(stdout, /--rps <N> +records per second/);
        assert.match(stdout, /--bytes <B> +bytes of data in a record before base64/);
    });
});
