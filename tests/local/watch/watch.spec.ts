import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { LocalOutputs } from "../../../src/local/outputs";
import { Command } from "../../support/command";
import { declare } from "../../support/declare";
import { serviceAt, signIn, type Tokens } from "../../support/gateway";
import { copyProject } from "../../support/project";

const stackFile = (more = "") => `config:
  aws:region: us-east-1
  kinesis-proxy:streamName: orders
${more}`;

/** Milliseconds in which a change is to be served; two seconds on a machine that does nothing else. */
const soon = 20_000;

/** Waits until something holds, and answers how long it took. */
async function until(holds: () => Promise<boolean> | boolean): Promise<number> {
    const start = performance.now();
    while (!(await holds())) {
        assert.ok(performance.now() - start < soon, "it never comes");
        await sleep(20);
    }
    return performance.now() - start;
}

describe("npm run local -- --watch", () => {
    let parent: string;
    let folder: string;
    let local: Command;
    let outputs: LocalOutputs;
    let tokens: Tokens;
    before(async () => {
        parent = mkdtempSync(join(tmpdir(), "watch-"));
        folder = copyProject(join(parent, "project"), { dev: stackFile() });
        local = Command.start("local", ["--watch", "--json", "--port", "0"], folder);
        outputs = JSON.parse(await local.printed("\n")) as LocalOutputs;
        tokens = await signIn(outputs, serviceAt(outputs.endpoint));
    });
    after(async () => {
        await local.kill("SIGKILL");
        rmSync(parent, { recursive: true });
    });

    const edit = (file: string, change: (text: string) => string) =>
        writeFileSync(join(folder, file), change(readFileSync(join(folder, file), "utf8")));
    /** As many editors save a file. */
    const exchange = (file: string, text: string) => {
        writeFileSync(join(folder, `${file}~`), text);
        renameSync(join(folder, `${file}~`), join(folder, file));
    };
    const ask = (method: string, path: string, body?: unknown) =>
        fetch(outputs.invokeUrl + path, {
            method,
            headers: { Authorization: tokens.IdToken, "Content-Type": "application/json" },
            body: JSON.stringify(body),
        });
    const statusOf = async (method: string, path: string) => (await ask(method, path)).status;

    /** Puts records, some at a time, until it is told to stop; answers how many there were of each status. */
    function load(): () => Promise<Record<number, number>> {
        const statuses: Record<number, number> = {};
        let isOver = false;
        const clients = Array.from({ length: 4 }, async () => {
            while (!isOver) {
                const { status } = await ask("PUT", "/streams/orders/record", { Data: 1, PartitionKey: "a" });
                statuses[status] = (statuses[status] ?? 0) + 1;
                await sleep(5);
            }
        });
        return async () => {
            isOver = true;
            await Promise.all(clients);
            return statuses;
        };
    }

    const scenarios: readonly {
        readonly name: string;
        readonly change: () => void;
        readonly served: () => Promise<boolean>;
        readonly told: RegExp;
    }[] = [
        {
            name: "a template",
            change: () =>
                edit("src/api/templates/ListStreams.vtl", (text) =>
                    text
                        .replace(/\}\s*$/, ',"ExclusiveStartStreamName": "orders" }')
                        .replace("{\n", '{"Limit": 7\n'),
                ),
            served: async () => (await (await ask("GET", "/streams")).text()).includes('"StreamNames":[]'),
            told: /src\/api\/templates\/ListStreams\.vtl changed, and is served: changed Integration kinesis-proxy-ListStreams\./,
        },
        {
            name: "a route group",
            change: () =>
                exchange("Pulumi.dev.yaml", stackFile("  kinesis-proxy:routeGroups: [produce, consume]\n")),
            served: async () => (await statusOf("GET", "/streams/orders/shards")) === 200,
            told: /Pulumi\.dev\.yaml changed, and is served: changed routeGroups; routes added: GET \/streams\/\{stream-name\}\/shards, .*; routes removed: GET \/streams, GET \/streams\/\{stream-name\}\./,
        },
        {
            name: "an origin",
            change: () =>
                edit(
                    "Pulumi.dev.yaml",
                    (text) => `${text}  kinesis-proxy:corsOrigins: ["https://a.example"]\n`,
                ),
            served: async () =>
                (await ask("GET", "/nope")).headers.get("access-control-allow-origin") ===
                "https://a.example",
            told: /Pulumi\.dev\.yaml changed, and is served: changed corsOrigins\./,
        },
        {
            name: "the code of the program",
            change: () =>
                edit("src/api/kinesisErrors.ts", (text) =>
                    text.replace("This API may not reach that stream.", "Not that stream."),
                ),
            served: async () =>
                (
                    await (await ask("PUT", "/streams/other/record", { Data: 1, PartitionKey: "a" })).text()
                ).includes("Not that stream."),
            told: /src\/api\/kinesisErrors\.ts changed, and is served: changed Integration/,
        },
    ];
    for (const { name, change, served, told } of scenarios) {
        it(`serves ${name} that changes, and no request to a route that stays fails`, async function () {
            const stop = load();
            await sleep(200);
            assert.equal(await served(), false);
            change();
            const took = await until(served);
            await sleep(200);
            const statuses = await stop();
            assert.deepEqual(Object.keys(statuses), ["200"]);
            assert.ok(statuses[200]! > 20);
            await until(() => told.test(local.errors));
            this.test!.title += ` (${Math.round(took)} ms after)`;
        });
    }

    it("says what is wrong, and goes on with what was before", async () => {
        const good = readFileSync(join(folder, "Pulumi.dev.yaml"), "utf8");
        exchange("Pulumi.dev.yaml", good.replace("[produce, consume]", "[produce, consumed]"));
        await until(() => /routeGroups is "consumed"; it takes one or more of/.test(local.errors));
        assert.match(
            local.errors,
            /Pulumi\.dev\.yaml changed, and cannot be served; what was before goes on\./,
        );
        assert.equal(await statusOf("GET", "/streams/orders/shards"), 200);
        exchange("Pulumi.dev.yaml", good);
        await until(() => /Pulumi\.dev\.yaml changed, and nothing of what is declared\./.test(local.errors));
    });

    it("says that another stream starts empty", async () => {
        edit("Pulumi.dev.yaml", (text) => text.replace("streamName: orders", "streamName: bills"));
        await until(() =>
            /The stream bills takes the place of orders, and starts without records\./.test(local.errors),
        );
        assert.equal(await statusOf("GET", "/streams/bills/shards"), 200);
    });
}).timeout(120_000);

describe("npm run local, and its files", () => {
    it("says that the configuration changed, and serves what it did", async () => {
        const parent = mkdtempSync(join(tmpdir(), "watch-"));
        const folder = copyProject(join(parent, "project"), { dev: stackFile() });
        const local = Command.start("local", ["--json", "--port", "0"], folder);
        try {
            await local.printed("\n");
            const told =
                /^Pulumi\.dev\.yaml changed\. What is served did not: start anew, or with --watch\.$/m;
            // It watches from a moment after it is ready.
            await until(async () => {
                writeFileSync(
                    join(folder, "Pulumi.dev.yaml"),
                    stackFile("  kinesis-proxy:selfSignUp: false\n"),
                );
                await sleep(300);
                return told.test(local.errors);
            });
        } finally {
            await local.kill("SIGKILL");
            rmSync(parent, { recursive: true });
        }
    });

    it("takes --watch with a declaration's file, too", async () => {
        const parent = mkdtempSync(join(tmpdir(), "watch-"));
        const file = join(parent, "declaration.json");
        const declaration = JSON.stringify(await declare());
        writeFileSync(file, declaration);
        const local = Command.start("local", ["--watch", "--json", "--port", "0", "--declaration", file]);
        try {
            await local.printed("\n");
            writeFileSync(file, declaration.replaceAll('"my-stream"', '"orders"'));
            await until(() => /^declaration\.json changed, and is served: changed /m.test(local.errors));
        } finally {
            await local.kill("SIGKILL");
            rmSync(parent, { recursive: true });
        }
    });

    it("refuses --watch with --pulumi", async () => {
        const { exitCode, stderr } = await Command.start("local", ["--watch", "--pulumi"]).ended;
        assert.equal(exitCode, 2);
        assert.match(stderr, /option '--pulumi' cannot be used with option '--watch'/);
    });
}).timeout(60_000);
