import { deflateSync, gzipSync } from "node:zlib";

/** A request that is made to be hard work. */
export interface Hostile {
    readonly name: string;
    readonly method: "PUT" | "POST";
    /** Below the stage; an absolute address of the local run where it starts with `//`. */
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    /** Made when its turn comes: all of them at once would fill the memory. */
    readonly body: () => string | Buffer;
}

/** What API Gateway takes in a request, less what a body needs around its filling. */
const full = 10 * 1024 * 1024 - 1024;

const record = (stream: string) => `/streams/${stream}/record`;
const records = (stream: string) => `/streams/${stream}/records`;

/** A record whose data is this JSON. */
const data = (json: string) => `{"PartitionKey":"k","Data":${json}}`;

/** As many of these as fit, comma between. */
function fill(entry: (index: number) => string, size: number = full): string {
    const entries: string[] = [];
    for (let length = 0, index = 0; length < size; index++) {
        const text = entry(index);
        length += text.length + 1;
        if (length < size) {
            entries.push(text);
        }
    }
    return entries.join(",");
}

const times = (text: string, size: number = full) => text.repeat(Math.floor(size / text.length));
const batch = (entry: (index: number) => string, count = 500) =>
    `{"records":[${Array.from({ length: count }, (_, index) => entry(index)).join(",")}]}`;
const gzip = { "Content-Encoding": "gzip" };
const deflate = { "Content-Encoding": "deflate" };

/** Requests that once stopped a server of this kind, or might. */
export function hostileRequests(stream: string): Hostile[] {
    const one = (
        name: string,
        body: Hostile["body"],
        headers?: Hostile["headers"],
        path = record(stream),
    ): Hostile => ({ name, method: "PUT", path, headers, body });
    const many = (name: string, body: Hostile["body"], headers?: Hostile["headers"]): Hostile =>
        one(name, body, headers, records(stream));
    const events = (name: string, body: Hostile["body"], type = "x-ndjson", headers = {}): Hostile => ({
        name,
        method: "POST",
        path: `/streams/${stream}/events`,
        headers: { "Content-Type": `application/${type}`, ...headers },
        body,
    });
    const service = (name: string, target: string, body: Hostile["body"]): Hostile => ({
        name,
        method: "POST",
        path: "//",
        headers: { "X-Amz-Target": target, "Content-Type": "application/x-amz-json-1.1" },
        body,
    });
    const unknownKeys = (count: number) => {
        const keys = Array.from({ length: count }, (_, index) => `"k${index}":0`);
        return `{"PartitionKey":"k","Data":1,${keys.join(",")}}`;
    };
    return [
        one("60,000 unknown properties", () => unknownKeys(60_000)),
        one("10 MB of unknown properties", () => `{${fill((index) => `"k${index}":0`)}}`),
        one("one property, a million times", () => `{${fill(() => '"Data":1')}}`),
        one("9 MB of digits", () => data("7".repeat(9_000_000))),
        one("9 MB of digits behind a point", () => data(`0.${"7".repeat(9_000_000)}`)),
        one("9 MB of small exponents", () => data(`[${fill(() => "1e5", 9_000_000)}]`)),
        one("9 MB of numbers of 16 digits", () => data(`[${fill(() => "1234567890123456", 9_000_000)}]`)),
        one("9 MB of fractions of 20 digits", () =>
            data(`[${fill(() => "0.12345678901234567891", 9_000_000)}]`),
        ),
        one("an exponent of 9 MB", () => data(`1e${"9".repeat(9_000_000)}`)),
        one("5,000 levels of lists", () => data("[".repeat(5000) + "]".repeat(5000))),
        one("5 million levels of lists", () => data("[".repeat(full / 2) + "]".repeat(full / 2))),
        one("10 MB of brackets that open", () => times("[")),
        one("a million levels of objects", () =>
            data(`${'{"a":'.repeat(1_000_000)}1${"}".repeat(1_000_000)}`),
        ),
        one("a text of 10 MB", () => data(`"${times("x")}"`)),
        one("10 MB of quotes", () => data(`"${times('\\"')}"`)),
        one("10 MB of unicode escapes", () => data(`"${times("\\u0001")}"`)),
        one("10 MB of halves of characters", () => data(`"${times("\\ud800")}"`)),
        one("10 MB of four-byte characters", () => data(`"${times("😀", full / 2)}"`)),
        one("10 MB of empty objects", () => data(`[${fill(() => "{}")}]`)),
        one("10 MB of empty texts", () => data(`[${fill(() => '""')}]`)),
        one("10 MB of objects with keys that are numbers", () =>
            data(`[${fill((index) => `{"${index}":1}`)}]`),
        ),
        one("10 MB of keys that are numbers", () => data(`{${fill((index) => `"${index}":1`)}}`)),
        one("10 MB of properties of the data", () => data(`{${fill((index) => `"k${index}":1`)}}`)),
        one("keys named __proto__", () => data(`[${fill(() => '{"__proto__":{"__proto__":1}}')}]`)),
        one("10 MB of spaces", () => `${times(" ")}{}`),
        one("10 MB that is no UTF-8", () => Buffer.alloc(full, 0xff)),
        one("a partition key of 10 MB", () => `{"Data":1,"PartitionKey":"${times("é", full / 2)}"}`),
        one(
            "a hash key of 9 MB of digits",
            () => `{"Data":1,"PartitionKey":"k","ExplicitHashKey":"${"1".repeat(9_000_000)}"}`,
        ),
        many("500 bad records", () => batch(() => '{"data":null,"x":1}')),
        many("500 records with 1,000 unknown properties each", () =>
            batch(() => `{"data":1,${fill((index) => `"k${index}":0`, 10_000)}}`),
        ),
        many("a million records", () => `{"records":[${fill(() => '{"a":1}')}]}`),
        many("500 records of 20 kB", () =>
            batch(() => `{"partition-key":"k","data":"${"x".repeat(20_000)}"}`),
        ),
        many("500 records of 500 objects each", () =>
            batch(() => `{"partition-key":"k","data":[${fill(() => '{"a":"b"}', 20_000)}]}`),
        ),
        events("5 million lines", () => times("a\n")),
        events("10 MB of line ends", () => times("\n")),
        events("10 MB of CR", () => times("\r")),
        events("10 MB of blank lines", () => times(" \r\n")),
        events("10 MB of spaces behind a line end", () => `\n${times(" ")}`),
        events("500 lines of 20 kB", () => `${"x".repeat(20_000)}\n`.repeat(500)),
        events("500 lines of 20 kB of quotes", () => `${"\"'".repeat(10_000)}\n`.repeat(500)),
        events("a line of 10 MB", () => times("é", full / 2)),
        events("lines that are no UTF-8", () => Buffer.alloc(full, 0xff)),
        events("a gzip bomb of 1 GB of lines", () => gzipBomb(1024), "x-ndjson", gzip),
        events("a gzip of 5 million lines", () => gzipSync(times("a\n")), "x-ndjson", gzip),
        events("a million events", () => `[${fill(() => "1")}]`, "json"),
        events(
            "500 events of 2,000 objects each",
            () =>
                `[${Array(500)
                    .fill(`[${fill(() => `{"a":1}`, 16_000)}]`)
                    .join(",")}]`,
            "json",
        ),
        events("an event of 10 MB of properties", () => `{${fill((at) => `"k${at}":1`)}}`, "json"),
        events("a million CloudEvents", () => `[${fill(() => "{}")}]`, "cloudevents-batch+json"),
        one("a gzip bomb of 1 GB", () => gzipBomb(1024), gzip),
        one("a gzip of 10 MB of empty objects", () => gzipSync(data(`[${fill(() => "{}")}]`)), gzip),
        one("a deflate bomb of 100 MB", () => deflateSync(Buffer.alloc(100 * 1024 * 1024)), deflate),
        one("a gzip that ends too early", () => gzipSync(times("x")).subarray(0, -9), gzip),
        service(
            "a Cognito request of 10 MB of properties",
            "AWSCognitoIdentityProviderService.SignUp",
            () => `{${fill((index) => `"k${index}":0`)}}`,
        ),
        service(
            "a Kinesis request of 10 MB of properties",
            "Kinesis_20131202.PutRecord",
            () => `{${fill((index) => `"k${index}":0`)}}`,
        ),
        service(
            "a Kinesis request of a million records",
            "Kinesis_20131202.PutRecords",
            () => `{"StreamName":"${stream}","Records":[${fill(() => "{}")}]}`,
        ),
        service(
            "Kinesis records of 10 MB",
            "Kinesis_20131202.PutRecords",
            () =>
                `{"StreamName":"${stream}","Records":[${Array.from({ length: 10 }, () => `{"PartitionKey":"k","Data":"${"A".repeat(1_000_000)}"}`).join(",")}]}`,
        ),
        {
            name: "10 MB of faults",
            method: "PUT",
            path: "//_local/faults",
            body: () => `[${fill(() => '"x"')}]`,
        },
    ];
}

/** So many megabytes of nothing, gzipped: a member for each, one behind the other. */
function gzipBomb(megabytes: number): Buffer {
    const member = gzipSync(Buffer.alloc(1024 * 1024));
    return Buffer.concat(Array.from({ length: megabytes }, () => member));
}
