import assert from "node:assert/strict";
import fc from "fast-check";
import { base64Problem, decodedLength } from "../../../src/local/kinesis/base64";
import { nearlyBase64 } from "./base64Text";

const numRuns = 3 * Number(process.env.FUZZ_RUNS ?? 300);

/** What is wrong, found without haste. */
function problemOf(text: string): string | undefined {
    if (text.length % 4 !== 0) {
        return `Base64 encoded length is expected a multiple of 4 bytes but found: ${text.length}`;
    }
    const digits = text.replace(/={1,2}$/, "");
    const wrong = /[^A-Za-z0-9+/]/.exec(digits);
    if (wrong !== null) {
        return `Invalid Base64 character: '${wrong[0]}'`;
    }
    return Buffer.from(text, "base64").toString("base64") === text
        ? undefined
        : "Invalid last non-pad Base64 character dectected";
}

describe("A base64 text", () => {
    it("is one that is what its bytes are written as; of others the first thing wrong is told", () => {
        const isTold = (text: string) => {
            assert.equal(base64Problem(text), problemOf(text));
            if (problemOf(text) === undefined) {
                assert.equal(decodedLength(text), Buffer.from(text, "base64").length);
            }
        };
        fc.assert(fc.property(fc.oneof(nearlyBase64, fc.string({ unit: "binary" })), isTold), { numRuns });
    });

    it("may be wrong at any place of a long one", () => {
        const length = 40_000;
        const right = "AbC/".repeat(length / 4);
        assert.equal(base64Problem(right), undefined);
        assert.equal(base64Problem(`${right.slice(0, 2 ** 14 - 4)}AA==`), undefined);
        for (const at of [0, 1, 2 ** 14 - 2, 2 ** 14 - 1, 2 ** 14, 2 ** 15 - 1, length - 1]) {
            const text = `${right.slice(0, at)}-${right.slice(at + 1)}`;
            assert.equal(base64Problem(text), "Invalid Base64 character: '-'", String(at));
        }
    });

    it("may end in any two characters that leave no bit over", () => {
        const characters = Array.from({ length: 0x180 }, (_, code) => String.fromCharCode(code));
        for (const first of characters) {
            for (const second of characters) {
                for (const text of [`A${first}${second}=`, `AB${first}${second}`, `${first}${second}==`]) {
                    assert.equal(base64Problem(text), problemOf(text), JSON.stringify(text));
                }
            }
        }
    });
});
