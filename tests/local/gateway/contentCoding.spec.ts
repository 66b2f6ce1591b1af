import assert from "node:assert/strict";
import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { createTestGateway, type TestGateway } from "../../support/gateway";

const path = "/streams/my-stream/record";
const text = JSON.stringify({ Data: "über", PartitionKey: "k" });
const limit = 10 * 1024 * 1024;

/** A body of so many bytes, were it decompressed. */
const padded = (size: number) =>
    Buffer.concat([Buffer.from(text), Buffer.alloc(size - Buffer.byteLength(text), " ")]);

interface Case {
    readonly what: string;
    readonly coding: string;
    readonly body: string | Buffer;
    readonly status: number;
}

/** Payload compression for REST APIs (API Gateway Developer Guide): gzip, deflate, identity; 415 for anything else. */
const cases: readonly Case[] = [
    { what: "gzip", coding: "gzip", body: gzipSync(text), status: 200 },
    { what: "deflate", coding: "deflate", body: deflateSync(text), status: 200 },
    { what: "identity", coding: "identity", body: text, status: 200 },
    { what: "a coding in capitals", coding: "GZIP", body: gzipSync(text), status: 200 },
    {
        what: "two gzip members",
        coding: "gzip",
        body: Buffer.concat([gzipSync(text.slice(0, 5)), gzipSync(text.slice(5))]),
        status: 200,
    },
    { what: "10 MB, gzipped", coding: "gzip", body: gzipSync(padded(limit)), status: 200 },
    { what: "br", coding: "br", body: text, status: 415 },
    { what: "two codings", coding: "gzip, gzip", body: gzipSync(gzipSync(text)), status: 415 },
    { what: "a coding that every object has", coding: "constructor", body: text, status: 415 },
    { what: "text that calls itself gzip", coding: "gzip", body: text, status: 415 },
    { what: "text that calls itself deflate", coding: "deflate", body: text, status: 415 },
    { what: "gzip that calls itself deflate", coding: "deflate", body: gzipSync(text), status: 415 },
    { what: "deflate without its header", coding: "deflate", body: deflateRawSync(text), status: 415 },
    { what: "gzip that ends too early", coding: "gzip", body: gzipSync(text).subarray(0, -9), status: 415 },
    { what: "a byte over 10 MB, gzipped", coding: "gzip", body: gzipSync(padded(limit + 1)), status: 413 },
    { what: "a bomb of 1 GB", coding: "gzip", body: bomb(1024), status: 413 },
];

const messages: Readonly<Record<number, string>> = {
    413: '{"message":"Request Too Long"}',
    415: '{"message":"Unsupported Media Type"}',
};

describe("A body that is compressed", () => {
    let gateway: TestGateway;
    before(async () => (gateway = await createTestGateway()));
    after(() => gateway.close());

    for (const { what, coding, body, status } of cases) {
        it(`of ${what} is ${status}`, async () => {
            gateway.calls.length = 0;
            const answer = await gateway.send("PUT", path, { headers: { "Content-Encoding": coding }, body });
            assert.equal(answer.status, status, answer.body);
            if (status === 200) {
                const [call] = gateway.calls;
                assert.equal(
                    Buffer.from((JSON.parse(call!.body) as { Data: string }).Data, "base64").toString(),
                    "über",
                );
            } else {
                assert.deepEqual(gateway.calls, []);
                assert.equal(answer.body, messages[status]);
                assert.equal(answer.headers["Access-Control-Allow-Origin"], undefined);
            }
        });
    }

    it("is looked at before its path, its token and its type", async () => {
        for (const to of [path, "/nope"]) {
            const headers = { "Content-Encoding": "br", "Content-Type": "text/plain", Authorization: "" };
            const answer = await gateway.send("PUT", to, { headers, body: text });
            assert.equal(answer.body, messages[415]);
        }
    });

    it("is nothing where there is no body, whatever its coding (recorded: LocalStack, header_remapping_aws)", async () => {
        const headers = { "Content-Encoding": "compress" };
        assert.equal((await gateway.send("GET", "/streams", { headers })).status, 200);
    });
});

/** So many megabytes of nothing. */
function bomb(megabytes: number): Buffer {
    const member = gzipSync(Buffer.alloc(1024 * 1024));
    return Buffer.concat(Array.from({ length: megabytes }, () => member));
}
