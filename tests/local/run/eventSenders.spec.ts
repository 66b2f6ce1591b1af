import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { CloudEvent, HTTP, type Message } from "cloudevents";
import type { LocalRun } from "../../../src/local/localRun";
import { serve, serviceAt, signIn } from "../../support/gateway";
import { type KinesisLocal, startKinesisLocal } from "../../support/kinesisLocal";
import { readStream } from "./storedRecords";

const ndjson = '{"a": 1.0}\r\n},{\n\n"é" \' \\ 😀\nno JSON\n';
const linesOf = ['{"a": 1.0}', "},{", '"é" \' \\ 😀', "no JSON"];

/** Each Kinesis stores the same bytes. */
for (const engine of ["its own Kinesis", "kinesis-local"]) {
    describe(`Senders of events, by sockets, with ${engine}`, () => {
        let other: KinesisLocal | undefined;
        let run: LocalRun;
        let token: string;
        let url: string;
        let seen = 0;
        before(async () => {
            other = engine === "kinesis-local" ? await startKinesisLocal() : undefined;
            const config = { routeGroups: ["events"], streamMode: "PROVISIONED", shardCount: 1 };
            run = await serve(config, { kinesisUrl: other?.kinesis["url"] });
            ({ IdToken: token } = await signIn(run.outputs, serviceAt(run.outputs.endpoint)));
            url = `${run.outputs.invokeUrl}/streams/${run.outputs.streamName}/events`;
        });
        after(async () => {
            await run.close();
            await other?.stop();
        });

        /** What has come since it was asked last: keys and data, in order. */
        async function stored() {
            const all = await readStream(run.outputs);
            const records = all.slice(seen).map(({ key, data }) => ({ key, data }));
            seen = all.length;
            return records;
        }

        const post = (body: RequestInit["body"], headers: Record<string, string>) =>
            fetch(url, { method: "POST", headers: { Authorization: token, ...headers }, body });
        const emit = ({ headers, body }: Message) => post(body as string, headers as Record<string, string>);

        it("that are curl, with a file of lines", async () => {
            const folder = mkdtempSync(join(tmpdir(), "events-"));
            const file = join(folder, "file.ndjson");
            writeFileSync(file, ndjson);
            const headers = [`Authorization: ${token}`, "Content-Type: application/x-ndjson"];
            const { stdout } = await promisify(execFile)("curl", [
                ...["--silent", "--fail-with-body", "--data-binary", `@${file}`],
                ...headers.flatMap((header) => ["--header", header]),
                `${url}?partition-key=sensor%207`,
            ]).finally(() => rmSync(folder, { recursive: true }));
            assert.equal((JSON.parse(stdout) as { FailedRecordCount: number }).FailedRecordCount, 0);
            assert.deepEqual(
                await stored(),
                linesOf.map((data) => ({ key: "sensor 7", data })),
            );
        });

        it("that are fetch, with gzip", async () => {
            const headers = { "Content-Type": "application/json", "Content-Encoding": "gzip" };
            const events = [{ degrees: 21.5 }, "text", [1, null, "/"]];
            const response = await post(gzipSync(JSON.stringify(events)), headers);
            assert.equal(response.status, 200);
            assert.deepEqual(
                (await stored()).map(({ data }) => data),
                ['{"degrees":21.5}', "text", '[1,null,"/"]'],
            );
        });

        it("that are the CloudEvents SDK, one by one and in a batch, each with its key", async () => {
            const reading = { source: "/sensors/7", type: "reading", data: { degrees: 21.5 } };
            const events = [new CloudEvent({ ...reading, partitionkey: 'a"b' }), new CloudEvent(reading)];
            const batch = await post(JSON.stringify(events), {
                "Content-Type": "application/cloudevents-batch+json",
            });
            assert.equal(batch.status, 200);
            assert.equal((await emit(HTTP.structured(events[0]!))).status, 200);
            const records = await stored();
            assert.deepEqual(
                records.map(({ data }) => JSON.parse(data) as unknown),
                [...events, events[0]!].map((event) => JSON.parse(JSON.stringify(event)) as unknown),
            );
            assert.equal(records[0]!.key, 'a"b');
            assert.equal(records[2]!.key, 'a"b');
            const id = batch.headers.get("x-amz-apigw-id")!;
            assert.equal(records[1]!.key, `${id}-1`);
        });

        it("of which nothing is stored where they are too many, none, or in binary mode", async () => {
            const type = { "Content-Type": "application/x-ndjson" };
            for (const count of [501, 502, 1001]) {
                assert.equal((await post("a\n".repeat(count), type)).status, 400, String(count));
            }
            for (const body of ["", "\r\n \n", "{}"]) {
                assert.equal((await post(body, type)).status, 400, JSON.stringify(body));
            }
            const event = new CloudEvent({ source: "/s", type: "t", data: { a: 1 } });
            assert.equal((await emit(HTTP.binary(event))).status, 400);
            assert.deepEqual(await stored(), []);
        });
    });
}
