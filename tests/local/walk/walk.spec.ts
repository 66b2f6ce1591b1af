import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import type { LocalRun } from "../../../src/local/localRun";
import { declaredRoutes } from "../../../src/local/walk/declaredRoutes";
import type { Target } from "../../../src/local/walk/target";
import { walkThrough } from "../../../src/local/walk/walkThrough";
import { Command } from "../../support/command";
import { serve, serviceAt } from "../../support/gateway";

describe("The walk", () => {
    let run: LocalRun;
    afterEach(() => run.close());

    /** What it calls and reads, `PUT /v1/streams/my-stream/record`. */
    async function callsOf(target: Target): Promise<string[]> {
        const commands: string[] = [];
        await walkThrough(target, (command) => commands.push(command));
        return commands.flatMap((command) => {
            const [, method, url] = /^curl -X (\S+) '([^']+)'/.exec(command) ?? [];
            const reads = command.startsWith("aws kinesis get-records") ? ["get-records"] : [];
            return url === undefined ? reads : [`${method} ${new URL(url).pathname}`];
        });
    }

    const describes = ["GET /v1/streams", "GET /v1/streams/my-stream"];
    const produces = ["PUT /v1/streams/my-stream/record", "PUT /v1/streams/my-stream/records"];
    const reads = ["get-records", "get-records", "get-records"];

    it("calls all routes, and reads back what they stored", async () => {
        run = await serve();
        assert.deepEqual(await callsOf(run.outputs), [...describes, ...produces, ...reads]);
    });

    it("sends lines, where events are taken, and knows what it sent with a stamp and without a key", async () => {
        run = await serve({
            routeGroups: ["produce", "events", "consume"],
            stampRecords: true,
            partitionKey: "caller",
        });
        const calls = await callsOf(run.outputs);
        const [record, records] = produces;
        const events = "POST /v1/streams/my-stream/events";
        assert.deepEqual(calls.slice(0, 5), [record, record, records, records, events]);
        assert.equal(calls.filter((call) => call === "get-records").length, 5);
    });

    it("calls the routes alone that are declared", async () => {
        run = await serve({ routeGroups: ["produce"] });
        assert.deepEqual(await callsOf(run.outputs), [...produces, ...reads]);
        await run.close();
        run = await serve({ routeGroups: ["describe"] });
        assert.deepEqual(await callsOf(run.outputs), describes);
    });

    const consumes = ["GET /v1/streams/my-stream/sharditerator", "GET /v1/streams/my-stream/records"];

    it("reads back through the API, too, where it may", async () => {
        run = await serve({ routeGroups: ["produce", "consume"] });
        const shards = "GET /v1/streams/my-stream/shards";
        assert.deepEqual(await callsOf(run.outputs), [
            ...produces,
            shards,
            ...[consumes, consumes, consumes].flat(),
            ...reads,
        ]);
        await run.close();
        run = await serve({ routeGroups: ["consume"] });
        assert.deepEqual(await callsOf(run.outputs), [shards, ...consumes]);
    });

    it("reads fewer records at once where so many are too large", async () => {
        run = await serve({ routeGroups: ["consume"], streamMode: "PROVISIONED", shardCount: 1 });
        const Data = Buffer.alloc(1_000_000).toString("base64");
        const put = { StreamName: "my-stream", Data, PartitionKey: "k" };
        for (let count = 0; count < 9; count++) {
            await serviceAt(run.outputs.endpoint)("Kinesis_20131202.PutRecord", put);
        }
        const limits: (string | null)[] = [];
        await walkThrough(run.outputs, (command) => {
            const [, url] = /'(\S+records\?\S+)'/.exec(command) ?? [];
            limits.push(...(url === undefined ? [] : [new URL(url).searchParams.get("limit")]));
        });
        assert.deepEqual(limits, ["100", "50", "25", "12", "6"]);
    });

    it("creates and deletes a stream where one is within reach, and says so where none is", async () => {
        const groups = { routeGroups: ["manage"], selfSignUp: false };
        run = await serve({ ...groups, reachableStreams: ["my-stream-*"] });
        assert.deepEqual(await callsOf(run.outputs), [
            "POST /v1/streams/my-stream-walk",
            "DELETE /v1/streams/my-stream-walk",
        ]);
        await run.close();
        run = await serve(groups);
        const told: string[] = [];
        await walkThrough(run.outputs, (command) => told.push(command));
        assert.ok(
            told
                .at(-1)
                ?.startsWith("# The walk creates and deletes no stream: my-stream-walk is out of reach"),
        );
    });

    it("sets up the second factor that a pool requires", async () => {
        run = await serve({ mfa: "ON", routeGroups: ["describe"] });
        assert.deepEqual(await callsOf(run.outputs), describes);
    });

    /** Whose tokens it gets, and sends, in order. */
    async function tokensOf(target: Target): Promise<{ got: string[]; sent: string[] }> {
        const commands: string[] = [];
        await walkThrough(target, (command) => commands.push(command));
        const found = (pattern: RegExp) =>
            commands.flatMap((command) => pattern.exec(command)?.slice(1) ?? []);
        return { got: found(/^(\w+)=\$\((?:aws|curl) /), sent: found(/^curl -X .*Authorization: \$(\w+)"/) };
    }

    it("sends a user's ID token, or access token, whichever the stack takes", async () => {
        run = await serve({ routeGroups: ["describe"] });
        assert.deepEqual(await tokensOf(run.outputs), {
            got: ["MY_ID_TOKEN"],
            sent: ["MY_ID_TOKEN", "MY_ID_TOKEN"],
        });
        await run.close();
        run = await serve({ accessTokens: true, routeGroups: ["describe"] });
        assert.deepEqual(await tokensOf(run.outputs), {
            got: ["MY_ID_TOKEN", "MY_ACCESS_TOKEN"],
            sent: ["MY_ACCESS_TOKEN", "MY_ACCESS_TOKEN"],
        });
    });

    it("sends machine clients' tokens where there are some, a user's where none has the scope", async () => {
        const change = { accessTokens: true, machineClients: ["a-writer", "reader:describe"] };
        run = await serve(change);
        assert.deepEqual(await tokensOf(run.outputs), {
            got: ["A_WRITER_TOKEN", "READER_TOKEN"],
            sent: ["READER_TOKEN", "READER_TOKEN", "A_WRITER_TOKEN", "A_WRITER_TOKEN"],
        });
        await run.close();
        run = await serve({ ...change, machineClients: ["writer"] });
        assert.deepEqual((await tokensOf(run.outputs)).sent, [
            ...["MY_ACCESS_TOKEN", "MY_ACCESS_TOKEN", "WRITER_TOKEN", "WRITER_TOKEN"],
        ]);
    });

    it("tells which routes nobody may call, and fails where that is all of them", async () => {
        const change = { accessTokens: true, machinesOnly: true, machineClients: ["writer"] };
        run = await serve(change);
        const told: string[] = [];
        await walkThrough(run.outputs, (command) => told.push(command));
        assert.deepEqual(
            told.filter((command) => command.endsWith(": 401.")),
            ["GET /streams", "GET /streams/{stream-name}"].map(
                (route) => `# Nobody of the stack is let in by ${route}: 401.`,
            ),
        );
        const { machineClients, ...withoutMachines } = run.outputs;
        assert.ok(machineClients);
        await assert.rejects(
            walkThrough(withoutMachines, () => undefined),
            /^AssertionError.*401 for every/,
        );
        const noMachine = { ...run.outputs, machineClients: {} };
        await assert.rejects(
            walkThrough(noMachine, () => undefined),
            /a route lets somebody in/,
        );
    });

    it("asks the preflights of a deployed stack, which has no such list, for its routes", async () => {
        run = await serve({ routeGroups: ["produce"] });
        const { endpoint, ...deployed } = run.outputs;
        assert.ok(endpoint);
        assert.deepEqual(await declaredRoutes(deployed), [
            "PUT /streams/{stream-name}/record",
            "PUT /streams/{stream-name}/records",
        ]);
    });
});

describe("The routes of a deployed stack", () => {
    it("are those whose methods a preflight allows", async () => {
        const api = createHttpServer((_, answer) => {
            answer.writeHead(204, { "Access-Control-Allow-Methods": "OPTIONS,GET" }).end();
        }).listen(0, "127.0.0.1");
        await once(api, "listening");
        const invokeUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
        const routes = await declaredRoutes({ invokeUrl, streamName: "a-stream" } as Target);
        api.close();
        assert.deepEqual(routes, [
            "GET /streams",
            "GET /streams/{stream-name}",
            "GET /streams/{stream-name}/shards",
            "GET /streams/{stream-name}/sharditerator",
            "GET /streams/{stream-name}/records",
        ]);
    });
});

describe("npm run walk", () => {
    let port: number;
    before(async () => {
        const server = createServer().listen(0, "127.0.0.1");
        await once(server, "listening");
        ({ port } = server.address() as AddressInfo);
        server.close();
        await once(server, "close");
    });

    it("refuses a port that is none, and one where no local run answers", async () => {
        const [none, unanswered] = await Promise.all(
            ["abc", String(port)].map((text) => Command.start("walk", ["--port", text]).ended),
        );
        assert.deepEqual([none!.exitCode, none!.stdout], [2, ""]);
        assert.match(none!.stderr, /argument 'abc' is invalid\. It takes a number from 0 to 65535\.\n$/);
        assert.deepEqual([unanswered!.exitCode, unanswered!.stdout], [1, ""]);
        assert.equal(
            unanswered!.stderr,
            `No local run answers at port ${port} of 127.0.0.1. ` +
                `This starts one: npm run local -- --port ${port}\n`,
        );
    });

    it("prints commands that do the same in a shell", async () => {
        const run = await serve();
        const ended = await Command.start("walk", ["--port", new URL(run.outputs.endpoint).port]).ended;
        await run.close();
        assert.deepEqual([ended.exitCode, ended.stderr], [0, ""]);
        const commands = ended.stdout.split("\n").filter((line) => line.startsWith("$ "));
        assert.match(commands[0]!, /^\$ export AWS_ENDPOINT_URL_KINESIS=http:\/\/127\.0\.0\.1:\d+ /);
        assert.equal(commands.length, 4 + 4 + 3);
        assert.ok(ended.stdout.endsWith("\nEvery answer is as it must be.\n"));
    });
});
