import assert from "node:assert/strict";
import fc from "fast-check";
import { isTooIntricate } from "../../../src/local/aws/jsonProtocol";

describe("A JSON text", () => {
    const most = 200_000;

    it("is too intricate with more than 200,000 commas, brackets and braces", () => {
        const count = fc.integer({ min: 0, max: 100_000 });
        const other = fc.constantFrom(..."]}:x\0");
        const isCounted = (...[commas, brackets, more, character]: [number, number, number, string]) => {
            const braces = Math.max(0, most - commas - brackets + more);
            const text = ",".repeat(commas) + "[".repeat(brackets) + "{".repeat(braces);
            const bytes = Buffer.from(character.repeat(most) + text + character);
            assert.equal(isTooIntricate(bytes), commas + brackets + braces > most);
        };
        fc.assert(fc.property(count, count, fc.integer({ min: -1, max: 1 }), other, isCounted), {
            numRuns: 50,
        });
    });

    it("is not where it is too short for so many", () => {
        assert.equal(isTooIntricate(Buffer.alloc(most, ",")), false);
        assert.equal(isTooIntricate(Buffer.alloc(most + 1, ",")), true);
    });
});
