import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "../../support/command";
import { copyProject } from "../../support/project";
import { handWritten } from "./handWritten";

/** In arguments and messages, FOLDER is one for this test, and PORT one that is in use. */
interface Failure {
    readonly what: string;
    readonly args: readonly string[];
    readonly stderr: string;
    /** Exit code, defaults to 1. */
    readonly code?: number;
}

const failures: readonly Failure[] = [
    {
        what: "a port in use",
        args: ["--declaration", "FOLDER/good.json", "--port", "PORT"],
        stderr: "Port PORT of 127.0.0.1 is in use. Stop what listens there, or take another one: --port N.",
    },
    {
        what: "a data folder that cannot be written",
        args: ["--declaration", "FOLDER/good.json", "--data", "FOLDER/good.json/data"],
        stderr:
            "The data folder FOLDER/good.json/data cannot be written: " +
            "ENOTDIR: not a directory, mkdir 'FOLDER/good.json/data'",
    },
    {
        what: "no Kinesis at the URL",
        args: ["--declaration", "FOLDER/good.json", "--kinesis", "http://127.0.0.1:1"],
        stderr: "The Kinesis at http://127.0.0.1:1 does not answer: connect ECONNREFUSED 127.0.0.1:1",
    },
    {
        what: "no Cognito at the URL",
        args: ["--declaration", "FOLDER/good.json", "--cognito", "http://127.0.0.1:1"],
        stderr: "The Cognito at http://127.0.0.1:1 does not answer: connect ECONNREFUSED 127.0.0.1:1",
    },
    {
        what: "a declaration that cannot be served",
        args: ["--declaration", "FOLDER/unsupported.json"],
        stderr:
            "aws:kinesis/stream:Stream one: the local run does not support its input shardLevelMetrics.\n" +
            "aws:kinesis/stream:Stream two: the local run does not support its input shardLevelMetrics.",
    },
    {
        what: "no declaration in the file's place",
        args: ["--declaration", "FOLDER/missing.json"],
        stderr:
            "The declaration FOLDER/missing.json cannot be read: " +
            "ENOENT: no such file or directory, open 'FOLDER/missing.json'",
    },
    {
        what: "an unknown stack",
        args: ["--stack", "nope"],
        stderr: 'There is no stack "nope": Pulumi.nope.yaml does not exist. Stacks here: secret, wrong.',
    },
    {
        what: "what is no name of a stack",
        args: ["--stack", "../x"],
        stderr: '"../x" is no name of a stack; it takes letters, digits and _ . -.',
    },
    {
        what: "a secret in the stack's configuration",
        args: ["--stack", "secret"],
        stderr: "Pulumi.secret.yaml: kinesis-proxy:streamName is a secret, which only the Pulumi CLI can decrypt.",
    },
    {
        what: "wrong values in the stack's configuration, a line each",
        args: ["--stack", "wrong"],
        stderr:
            'kinesis-proxy:streamName is "a/b"; it takes 1 to 128 of the characters a-z A-Z 0-9 _ . -.\n' +
            'kinesis-proxy:retentionHours is "1"; it takes a whole number from 24 to 8760.',
    },
    {
        what: "an unknown option",
        args: ["--loud"],
        stderr: "error: unknown option '--loud'",
        code: 2,
    },
    {
        what: "an option's wrong value",
        args: ["--kinesis", "https://127.0.0.1"],
        stderr:
            "error: option '--kinesis <url>' argument 'https://127.0.0.1' is invalid. " +
            "It takes a URL such as http://127.0.0.1:4567.",
        code: 2,
    },
    {
        what: "a fault without an error",
        args: ["--fault", "PutRecord"],
        stderr:
            "error: option '--fault <fault>' argument 'PutRecord' is invalid. " +
            '"PutRecord" is no fault. It is written ACTION=ERROR[:RATE]. ...',
        code: 2,
    },
];

describe("npm run local, at a failure", () => {
    let folder: string;
    let other: Server;
    let fill: (text: string) => string;
    const commands = new Map<Failure, Command>();
    before(async () => {
        folder = mkdtempSync(join(tmpdir(), "run-"));
        writeFileSync(join(folder, "good.json"), JSON.stringify(handWritten));
        const unsupported = ["one", "two"].map((name) => ({
            type: "aws:kinesis/stream:Stream",
            name,
            id: name,
            inputs: { shardLevelMetrics: ["IncomingBytes"] },
        }));
        writeFileSync(join(folder, "unsupported.json"), JSON.stringify(unsupported));
        const project = copyProject(join(folder, "project"), {
            secret: "config:\n  kinesis-proxy:streamName:\n    secure: v1:abc\n",
            wrong: "config:\n  aws:region: us-east-1\n  kinesis-proxy:streamName: a/b\n  kinesis-proxy:retentionHours: 1\n",
        });
        other = createServer().listen(0, "127.0.0.1");
        await once(other, "listening");
        const port = String((other.address() as AddressInfo).port);
        fill = (text) => text.replaceAll("FOLDER", folder).replaceAll("PORT", port);
        for (const failure of failures) {
            const args = ["--port", "0", ...failure.args.map(fill)];
            commands.set(failure, Command.start("local", args, project));
        }
    });
    after(async () => {
        await Promise.all([...commands.values()].map((command) => command.kill("SIGKILL")));
        other.close();
        rmSync(folder, { recursive: true });
    });

    for (const failure of failures) {
        const { what, stderr, code = 1 } = failure;
        it(`names ${what}, and ends with exit code ${code}`, async () => {
            const command = commands.get(failure)!;
            const ended = await command.ended;
            // What a fault is made of is a long story, all in one line.
            assert.equal(ended.stderr.replace(/(\[:RATE\]\.) .*/, "$1 ..."), `${fill(stderr)}\n`);
            assert.deepEqual([ended.exitCode, ended.stdout], [code, ""]);
            assert.equal(command.isRunning(), false);
        });
    }
});
