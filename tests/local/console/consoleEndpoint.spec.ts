import assert from "node:assert/strict";
import type { LocalRun } from "../../../src/local/localRun";
import type { RequestTrace } from "../../../src/local/gateway/requestTrace";
import type { ShownStream } from "../../../src/local/kinesis/recentRecords";
import type { ShownPool } from "../../../src/local/console/users";
import { startPulumiRun } from "../../../src/local/provider/pulumiRun";
import { serve, serviceAt, signIn, user, type CallService } from "../../support/gateway";

const html = { Accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

describe("The console's addresses", () => {
    let run: LocalRun;
    let call: CallService;
    before(async () => {
        run = await serve();
        call = serviceAt(run.outputs.endpoint);
    });
    after(() => run.close());

    const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
        fetch(run.outputs.endpoint + path, { headers, redirect: "manual" });
    const read = async <T>(path: string): Promise<T> => (await (await get(path)).json()) as T;

    it("lead a browser to the page, and tools to what they read", async () => {
        for (const path of ["/", "/_local"]) {
            const { status, headers } = await get(path, html);
            assert.deepEqual([status, headers.get("location")], [302, "/_local/"], path);
        }
        const local = await read<{ outputs: object; notCopied: string[]; shell: string }>("/_local");
        assert.deepEqual(local.outputs, JSON.parse(JSON.stringify(run.outputs)));
        assert.deepEqual(local.notCopied, ["throttles, execution logs and metrics of methods"]);
        assert.match(local.shell, new RegExp(`^export AWS_ENDPOINT_URL_KINESIS=${run.outputs.endpoint} `));
        assert.equal((await get("/")).status, 400);
    });

    it("serve a page that may do nothing but what it is for", async () => {
        const { status, headers } = await get("/_local/");
        assert.equal(status, 200);
        const policy = headers.get("content-security-policy")!.split("; ");
        for (const directive of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"]) {
            assert.ok(policy.includes(directive), directive);
        }
        for (const path of ["app.js", "lit-html/lit-html.js", "base.css"]) {
            assert.equal((await get(`/_local/${path}`)).status, 200, path);
        }
    });

    for (const path of ["/v2/streams", "/_local/nope", "/_local/lit-html/node/lit-html.js"]) {
        it(`say what is served instead of ${path}`, async () => {
            const response = await get(path);
            const { served } = (await response.json()) as { served: Record<string, string> };
            assert.equal(response.status, 403);
            const { endpoint, invokeUrl } = run.outputs;
            assert.deepEqual(Object.keys(served), [`${invokeUrl}/`, `${endpoint}/`, `${endpoint}/_local/`]);
        });
    }

    it("tell the requests from the first look on, newest first", async () => {
        const { invokeUrl } = run.outputs;
        await read("/_local/requests");
        for (const path of ["/first", "/second"]) {
            await fetch(invokeUrl + path);
        }
        const [newest, before] = await read<RequestTrace[]>("/_local/requests");
        assert.deepEqual([newest!.path, before!.path], ["/v1/second", "/v1/first"]);
        assert.equal(newest!.error!.stage, "route");
    });

    it("tell the requests as they come, to whoever asks for events, and only what is new to him", async () => {
        const { invokeUrl } = run.outputs;
        await fetch(`${invokeUrl}/known`);
        const known = (await read<RequestTrace[]>("/_local/requests"))[0]!.number;
        const headers = { Accept: "text/event-stream", "Last-Event-ID": String(known) };
        const { body } = await get("/_local/requests", headers);
        const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
        await fetch(`${invokeUrl}/new`);
        let text = "";
        while (!/^event: request$/m.test(text) || !text.endsWith("\n\n")) {
            text += (await reader.read()).value;
        }
        await reader.cancel();
        const [event] = text.split("\n\n").filter((each) => each.includes("event: request"));
        const [id, name, data] = event!.split("\n");
        assert.deepEqual([id, name], [`id: ${known + 1}`, "event: request"]);
        assert.equal((JSON.parse(data!.slice("data: ".length)) as RequestTrace).path, "/v1/new");
    });

    it("tell the last records of each shard, and only when there are new ones", async () => {
        const { streamName: StreamName } = run.outputs;
        const long = "x".repeat(100_000);
        for (const data of ["first", long]) {
            await call("Kinesis_20131202.PutRecord", { StreamName, PartitionKey: "k", Data: btoa(data) });
        }
        const response = await get("/_local/records");
        const [stream] = (await response.json()) as ShownStream[];
        const shards = stream!.shards.filter(({ count }) => count > 0);
        assert.deepEqual([stream!.name, stream!.shards.length, shards.length], [StreamName, 4, 1]);
        const [newest, first] = shards[0]!.records;
        assert.deepEqual([newest!.size, atob(newest!.data)], [100_001, "x".repeat(4096)]);
        assert.deepEqual([first!.partitionKey, atob(first!.data), first!.size], ["k", "first", 6]);
        assert.match(first!.sequenceNumber, /^\d{56}$/);

        const tag = { "If-None-Match": response.headers.get("etag")! };
        assert.equal((await get("/_local/records", tag)).status, 304);
        await call("Kinesis_20131202.PutRecord", { StreamName, PartitionKey: "k", Data: "" });
        assert.equal((await get("/_local/records", tag)).status, 200);
    });

    it("tell users with their state, groups and codes", async () => {
        const { userPoolId: UserPoolId } = run.outputs;
        await signIn(run.outputs, call);
        const cognito = (action: string, input: object) =>
            call(`AWSCognitoIdentityProviderService.${action}`, { UserPoolId, ...input });
        await cognito("CreateGroup", { GroupName: "writers" });
        await cognito("AdminAddUserToGroup", { GroupName: "writers", Username: user.name });
        await cognito("AdminCreateUser", { Username: "invited@example.com" });
        const [pool] = await read<ShownPool[]>("/_local/users");
        assert.equal(pool!.id, UserPoolId);
        const [confirmed, invited] = [user.name, "invited@example.com"].map((email) =>
            pool!.users.find((each) => each.email === email),
        );
        const { status, enabled, groups, messages } = confirmed!;
        assert.deepEqual([status, enabled, groups, messages], ["CONFIRMED", true, ["writers"], []]);
        assert.equal(invited!.status, "FORCE_CHANGE_PASSWORD");
        const [sent] = await read<{ code: string }[]>("/_local/codes");
        assert.deepEqual(
            invited!.messages.map(({ kind, code }) => [kind, code]),
            [["Temporary password", sent!.code]],
        );
    });

    it("say that records are elsewhere, where another Kinesis has them", async () => {
        const other = await serve({}, { kinesisUrl: run.outputs.endpoint });
        const { status } = await fetch(`${other.outputs.endpoint}/_local/records`);
        await other.close();
        assert.equal(status, 404);
    });
});

describe("The console's addresses of a run that Pulumi deploys to", () => {
    it("tell that it is empty", async () => {
        const run = await startPulumiRun({ port: 0, region: "eu-west-1" });
        const read = async (path: string): Promise<unknown> => (await fetch(run.endpoint + path)).json();
        const { routes, notCopied, shell, environment } = (await read("/_local")) as Record<string, unknown>;
        const { served } = (await read("/v1/streams")) as { served: object };
        const empty = [
            await read("/_local/requests"),
            await read("/_local/records"),
            await read("/_local/users"),
        ];
        const { status } = await fetch(`${run.endpoint}/_local/`);
        await run.close();
        assert.deepEqual([routes, notCopied, environment, status], [[], [], run.environment, 200]);
        assert.match(String(shell), / AWS_REGION=eu-west-1 /);
        assert.deepEqual(Object.keys(served), [`${run.endpoint}/`, `${run.endpoint}/_local/`]);
        assert.deepEqual(empty, [[], [], []]);
    });
});
