import assert from "node:assert/strict";
import fc from "fast-check";
import { hostileText } from "./hostileText";

/** Any JSON value but null, as the models take it. */
export const hostileData = fc
    .oneof(hostileText, fc.jsonValue(), fc.dictionary(hostileText, hostileText))
    .filter((value) => value !== null);

/** A record as Kinesis is asked to store it. */
export interface KinesisRecord {
    readonly Data: string;
    readonly PartitionKey: string;
    readonly ExplicitHashKey?: string;
}

/** UTF-8 has no lone surrogates: Java writes a question mark. */
export const encodable = (value: string) =>
    value.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "?");

/** The one rule: a text is stored as UTF-8, any other value as its JSON text. */
export function assertStored(base64: string, value: unknown): void {
    const stored = Buffer.from(base64, "base64");
    assert.equal(stored.toString("base64"), base64, "canonical base64");
    if (typeof value === "string") {
        assert.equal(stored.toString("utf8"), encodable(value));
    } else {
        assertSameJson(JSON.parse(stored.toString("utf8")), JSON.parse(JSON.stringify(value)));
    }
}

/** Equal but for lone surrogates, which UTF-8 cannot carry. */
export function assertSameJson(actual: unknown, expected: unknown): void {
    const encodable = (value: unknown) =>
        JSON.parse(JSON.stringify(value).replaceAll(/\\ud[89a-f][0-9a-f]{2}/gi, "?")) as unknown;
    assert.equal(JSON.stringify(encodable(actual)), JSON.stringify(encodable(expected)));
}
