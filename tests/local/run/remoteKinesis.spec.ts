import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LocalRun, startLocalRun } from "../../../src/local/localRun";
import type { Declaration } from "../../../src/local/declaration";
import { walkThrough } from "../../../src/local/walk/walkThrough";
import { allRouteGroups } from "../../../src/routes";
import { declare } from "../../support/declare";
import { startKinesisLocal } from "../../support/kinesisLocal";
import { serviceAt, signIn } from "../../support/gateway";
import { type Answer, Client } from "../../support/client";
import { Command } from "../../support/command";
import { handWritten } from "./handWritten";
import { Sender } from "./sender";
import { assertStored, readStream } from "./storedRecords";

const server = join(__dirname, "kinesisServer.ts");

describe("A local run with the Kinesis of another process", () => {
    let declaration: Declaration;
    let folder: string;
    let kinesis: Command;
    let port: string;
    let run: LocalRun;
    let client: Client;
    before(async () => {
        declaration = await declare();
        folder = mkdtempSync(join(tmpdir(), "kinesis-"));
        await startKinesis("0");
    });
    afterEach(async () => {
        client.close();
        await run.close();
    });
    after(async () => {
        await kinesis.kill("SIGKILL");
        rmSync(folder, { recursive: true });
    });

    async function startKinesis(onPort: string): Promise<void> {
        kinesis = Command.startModule(server, [onPort, join(folder, "kinesis.jsonl")]);
        port = (await kinesis.printed("\n")).trim();
    }

    async function startRun(declared: Declaration, kinesisUrl: string): Promise<void> {
        run = await startLocalRun({ declaration: declared, port: 0, kinesisUrl });
        const { IdToken } = await signIn(run.outputs, serviceAt(run.outputs.endpoint));
        client = new Client(run.outputs, IdToken, 8);
    }

    it("walks through with kinesis-local", async () => {
        const local = await startKinesisLocal();
        try {
            const everyRoute = await declare({
                routeGroups: allRouteGroups,
                selfSignUp: false,
                reachableStreams: ["my-stream*"],
            });
            await startRun(everyRoute, local.kinesis["url"]);
            const told: string[] = [];
            await walkThrough(run.outputs, (command) => told.push(command));
            for (const call of [
                "GET \\S+/sharditerator",
                "GET \\S+/records",
                "POST \\S+-walk",
                "DELETE \\S+-walk",
            ]) {
                assert.ok(
                    told.some((command) => new RegExp(`^curl -X ${call.replace(" ", " '")}`).test(command)),
                    call,
                );
            }
            // Over HTTP/1.1, as the AWS CLI does: the SDK of the walk speaks HTTP/2.
            const listed = await serviceAt(run.outputs.endpoint)("Kinesis_20131202.ListStreams", {});
            assert.deepEqual(listed.StreamNames, ["my-stream"]);
        } finally {
            await local.stop();
        }
    });

    it("answers 504 while it is down, and goes on when it is back, killed in mid-load", async () => {
        await startRun(declaration, `http://127.0.0.1:${port}`);
        const errors: Answer[] = [];
        let acknowledged = 0;
        let isOver = false;
        const senders = Array.from({ length: 8 }, (_, at) => new Sender(client, `sender ${at}`));
        const load = senders.map(async (sender, at) => {
            while (!isOver) {
                const answer = await (at % 2 === 0 ? sender.putOne() : sender.putBatch(20));
                if (answer.status === 200) {
                    acknowledged++;
                } else {
                    errors.push(answer);
                }
            }
        });
        const until = async (reached: () => boolean) => {
            while (!reached()) {
                await Promise.race([new Promise((resolve) => setTimeout(resolve, 5)), Promise.all(load)]);
            }
        };
        try {
            await until(() => acknowledged >= 200);
            await kinesis.kill("SIGKILL");
            await until(() => errors.length >= 100);
            await assert.rejects(serviceAt(run.outputs.endpoint)("Kinesis_20131202.ListStreams", {}), {
                name: "ServiceUnavailable",
                message: `No Kinesis answers: connect ECONNREFUSED 127.0.0.1:${port}`,
            });
            await startKinesis(port);
            const before = acknowledged;
            await until(() => acknowledged >= before + 200);
        } finally {
            isOver = true;
            await Promise.all(load);
        }
        for (const { status, headers, body } of errors) {
            assert.deepEqual(
                [status, JSON.parse(body)],
                [
                    504,
                    {
                        message: "Network error communicating with endpoint",
                        code: "INTEGRATION_FAILURE",
                        requestId: headers["x-amz-apigw-id"],
                    },
                ],
            );
        }
        const stored = await readStream(run.outputs);
        assertStored(
            stored,
            senders.flatMap((sender) => sender.acknowledged),
        );
    });

    it("answers 504 when it takes too long, and goes on when it answers again", async () => {
        await startRun(declaration.map(withTimeout), `http://127.0.0.1:${port}`);
        const sender = new Sender(client, "patient");
        assert.equal((await sender.putOne()).status, 200);
        void kinesis.kill("SIGSTOP");
        const { status, headers, body } = await sender.putOne();
        void kinesis.kill("SIGCONT");
        assert.deepEqual(
            [status, JSON.parse(body)],
            [
                504,
                {
                    message: "Endpoint request timed out",
                    code: "INTEGRATION_TIMEOUT",
                    requestId: headers["x-amz-apigw-id"],
                },
            ],
        );
        const answers = await Promise.all(Array.from({ length: 8 }, () => sender.putOne()));
        assert.ok(answers.some((answer) => answer.status === 200));
    });
});

describe("A local run whose --kinesis URL is of something else", () => {
    const answers: readonly [status: number, body: string, message: string][] = [
        [200, "<html>\n</html>", "URL does not answer DescribeStreamSummary with JSON. Is it a Kinesis?"],
        [404, "<html>\n</html>", "URL does not answer DescribeStreamSummary with JSON. Is it a Kinesis?"],
        [404, "null", "URL refuses DescribeStreamSummary: 404"],
        [
            400,
            '{"__type":"UnknownOperationException","message":"What?"}',
            "URL refuses DescribeStreamSummary: 400 UnknownOperationException What?",
        ],
    ];
    for (const [status, body, message] of answers) {
        it(`is not started where that answers ${status} ${JSON.stringify(body)}`, async () => {
            const other = createServer((_, response) => response.writeHead(status).end(body));
            await once(other.listen(0, "127.0.0.1"), "listening");
            const kinesisUrl = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
            await assert.rejects(startLocalRun({ declaration: handWritten, port: 0, kinesisUrl }), {
                message: `The Kinesis at ${message.replace("URL", kinesisUrl)}`,
            });
            other.close();
        });
    }
});

function withTimeout(resource: Declaration[number]): Declaration[number] {
    return resource.inputs.type === "AWS"
        ? { ...resource, inputs: { ...resource.inputs, timeoutMilliseconds: 1000 } }
        : resource;
}
