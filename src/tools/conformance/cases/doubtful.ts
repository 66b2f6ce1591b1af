import { deflateSync, gzipSync } from "node:zlib";
import { type Case, guide, mark, ours, recorded } from "../case";
import { entry, get, put, putAll, putFields, putJson, recordPath } from "./bodies";

const compression = guide("Payload compression for REST APIs");
const text = JSON.stringify({ Data: "über", PartitionKey: mark });

/** A body that calls itself so. */
const coded = (name: string, coding: string, body: string | Buffer, stores = 0, source = compression) =>
    put(`coding: ${name}`, body, { headers: { "Content-Encoding": coding }, stores, source });

/** Bytes before, within and behind a text of the body. */
const broken = (...bytes: number[]) =>
    Buffer.concat([
        Buffer.from('{"Data":"a'),
        Buffer.from(bytes),
        Buffer.from(`b","PartitionKey":"${mark}"}`),
    ]);

const origins = ["Origin", "origin", "ORIGIN"].flatMap((spelling): Case[] =>
    ["{origin}", "https://foreign.example", "{origin}.evil.example", "null"].map((origin) =>
        get(`${spelling}: ${origin}`, "/streams/{stream}", { headers: { [spelling]: origin } }),
    ),
);

const numbers = [
    "42",
    "-0",
    "1.10",
    "1e10",
    "1E-7",
    "1.0e3",
    "0.1",
    "12345678901234567890",
    "123456789012345678901234567890.5",
    "1e400",
    "-1e-400",
    "9007199254740993",
    "0.12345678901234567891",
    '[1.50,1e2,{"a":10000000}]',
];

/** What is most in doubt on AWS: asked first. */
export const doubtful: readonly Case[] = [
    coded("gzip", "gzip", gzipSync(text), 1),
    coded("deflate", "deflate", deflateSync(text), 1),
    coded("identity", "identity", text, 1),
    coded("GZIP in capitals", "GZIP", gzipSync(text), 1, ours),
    coded("br", "br", text),
    coded("gzip, gzip", "gzip, gzip", gzipSync(gzipSync(text)), 0, ours),
    coded("text that calls itself gzip", "gzip", text, 0, ours),
    coded("gzip that ends too early", "gzip", gzipSync(text).subarray(0, -9), 0, ours),
    coded("gzip that calls itself deflate", "deflate", gzipSync(text), 0, ours),
    get("coding: of no body", "/streams/{stream}", {
        headers: { "Content-Encoding": "compress" },
        source: recorded("test_apigateway_header_remapping_aws"),
    }),
    ...origins,
    get("origin over HTTP/2", "/streams/{stream}", { headers: { origin: "{origin}" }, protocol: "HTTP/2.0" }),
    get("Accept-Encoding: gzip", "/streams/{stream}", { headers: { "Accept-Encoding": "gzip" } }),
    // Each leaves out what the templates refer to.
    putFields("reference: no hash key", {}, { stores: 1 }),
    putFields("reference: a hash key", { ExplicitHashKey: "0" }, { stores: 1 }),
    putFields("reference: an empty text for data", { Data: "" }, { stores: 1 }),
    putFields("reference: Encoding null", { Encoding: null }),
    putFields("reference: base64", { Data: "AP+A", Encoding: "base64" }, { stores: 1 }),
    putAll(
        "reference: a batch, with and without each field",
        [
            entry,
            { ...entry, "explicit-hash-key": "0" },
            { data: "AP+A", "partition-key": mark, encoding: "base64" },
            { data: "", "partition-key": mark },
        ],
        { stores: 4 },
    ),
    get("reference: no query", "/streams/{stream}"),
    get("reference: an empty limit", "/streams/{stream}?limit="),
    ...numbers.map((number) => putJson(`number: ${number}`, number, number === "1e400" ? { stores: 0 } : {})),
    put("no UTF-8: a byte that is none", broken(0xff), { stores: 1 }),
    put("no UTF-8: half a character", broken(0xc3), { stores: 1 }),
    put("no UTF-8: an overlong slash", broken(0xc0, 0xaf), { stores: 1 }),
    put("no UTF-8: a surrogate", broken(0xed, 0xa0, 0x80), { stores: 1 }),
    put("no UTF-8: UTF-16 behind its mark", Buffer.from(`\ufeff${text}`, "utf16le")),
    put("no UTF-8: behind the mark of UTF-8", `\ufeff${text}`),
    put("no UTF-8: charset=iso-8859-1", Buffer.from(text, "latin1"), {
        path: recordPath,
        headers: { "Content-Type": "application/json; charset=iso-8859-1" },
        stores: 1,
    }),
];
