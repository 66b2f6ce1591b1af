import { cbor, tag, tagSymbol } from "@smithy/core/cbor";

import type { ServiceAnswer } from "./jsonProtocol";

/** Content type of requests and answers of AWS's CBOR 1.1 protocol, which the Java SDK speaks to Kinesis. */
export const cborContentType = "application/x-amz-cbor-1.1";

/** Which members of a service's answers CBOR has types for that JSON lacks, by name. */
export interface OutputTypes {
    /** Base64 in JSON, bytes in CBOR. */
    readonly blobs: ReadonlySet<string>;
    /** Seconds since the epoch in JSON. */
    readonly timestamps: ReadonlySet<string>;
}

/** An answer of the CBOR protocol. */
export interface CborAnswer {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Uint8Array;
}

/**
 * Tag of an epoch-based time (RFC 8949, section 3.4.2), which holds seconds there. AWS's holds milliseconds (AWS SDK
 * for Java v2, SdkCborGenerator and AwsCborProtocolFactory).
 */
const timeTag = 1;

/** Most items of a request: more would keep everybody else waiting. No request of Kinesis comes near. */
const mostItems = 50_000;

/**
 * The JSON text of a request in CBOR: bytes as base64, times as seconds.
 *
 * @throws Error for what is no CBOR, or has more than 50,000 items
 */
export function jsonOfCbor(bytes: Uint8Array): string {
    if (hasTooManyItems(bytes)) {
        throw new Error(`It has more than ${mostItems} items.`);
    }
    // A Buffer is shown to the replacer as what its toJSON says, so that the original is looked up.
    return JSON.stringify(
        cbor.deserialize(bytes),
        function (this: Record<string, unknown>, name, shown: unknown) {
            const value = this[name];
            if (value instanceof Uint8Array) {
                return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("base64");
            }
            return isTime(value) ? Number(value.value) / 1000 : shown;
        },
    );
}

/** An answer of the JSON protocol, in CBOR. A body that is no JSON stays as it is. */
export function cborOfAnswer({ status, headers, body }: ServiceAnswer, types: OutputTypes): CborAnswer {
    let output: unknown;
    try {
        output = body === "" ? undefined : JSON.parse(body, (name, value) => typed(name, value, types));
    } catch {
        return { status, headers, body: Buffer.from(body) };
    }
    const bytes = output === undefined ? new Uint8Array() : cbor.serialize(output);
    return { status, headers: { ...headers, "content-type": cborContentType }, body: bytes };
}

function typed(name: string, value: unknown, { blobs, timestamps }: OutputTypes): unknown {
    if (typeof value === "string" && blobs.has(name)) {
        return Buffer.from(value, "base64");
    }
    if (typeof value === "number" && timestamps.has(name)) {
        return tag({ tag: timeTag, value: Math.round(value * 1000) });
    }
    return value;
}

function isTime(value: unknown): value is { readonly value: unknown } {
    return (
        typeof value === "object" &&
        value !== null &&
        tagSymbol in value &&
        (value as { tag?: unknown }).tag === timeTag
    );
}

/** Counts heads and skips what texts and bytes hold (RFC 8949, section 3): nothing is built, nothing nests. */
function hasTooManyItems(bytes: Uint8Array): boolean {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let items = 0;
    for (let at = 0; at < bytes.length; items++) {
        if (items === mostItems) {
            return true;
        }
        const major = bytes[at]! >> 5;
        const info = bytes[at]! & 31;
        const more = info >= 24 && info <= 27 ? 1 << (info - 24) : 0;
        if (at + 1 + more > bytes.length) {
            return false;
        }
        const isString = major === 2 || major === 3;
        at += 1 + more + (isString && info !== 31 ? argument(view, at + 1, info) : 0);
    }
    return false;
}

function argument(view: DataView, at: number, info: number): number {
    switch (info) {
        case 24:
            return view.getUint8(at);
        case 25:
            return view.getUint16(at);
        case 26:
            return view.getUint32(at);
        case 27:
            return Number(view.getBigUint64(at));
        default:
            return info;
    }
}
