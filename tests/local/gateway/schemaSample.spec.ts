import assert from "node:assert/strict";
import { createSampler } from "../../../src/local/gateway/schemaSample";

const numbers = (length: number) => Array.from({ length }, (_, index) => index);
const manyNames = (count: number) => Object.fromEntries(numbers(count).map((n) => [`p${n}`, n]));

describe("What is looked at of a document that has errors", () => {
    for (const key of ["minItems", "maxItems"]) {
        it(`is of each list a hundred items more than ${key} says, and its length`, () => {
            const sample = createSampler([{ type: "array", [key]: 150 }])([numbers(1000), numbers(3)]);
            const [long, short] = sample.value as [number[], number[]];
            assert.deepEqual([long.length, sample.lengthOf(long)], [250, 1000]);
            assert.deepEqual([short.length, sample.lengthOf(short)], [3, 3]);
        });
    }

    it("is of each object what the schemas name, and a hundred others", () => {
        const take = createSampler([{ properties: { p900: {} } }, { required: ["p901", "absent"] }]);
        const { value } = take({ in: manyNames(1000) }) as { value: { in: object } };
        assert.deepEqual(
            Object.keys(value.in).sort(),
            [...Object.keys(manyNames(100)), "p900", "p901"].sort(),
        );
        const inOrder = createSampler([{ required: ["p50"] }])(manyNames(100)).value as object;
        assert.deepEqual(Object.entries(inOrder), Object.entries(manyNames(100)));
    });

    it("is all that lies deeper than eight levels", () => {
        const nest = (value: unknown, levels: number): unknown =>
            levels === 0 ? value : [nest(value, levels - 1)];
        const take = createSampler([{}]);
        const inObjects = (value: unknown, levels: number): unknown =>
            levels === 0 ? value : { in: inObjects(value, levels - 1) };
        assert.deepEqual(take(inObjects(numbers(1000), 8)).value, inObjects(numbers(1000), 8));
        assert.deepEqual(take(inObjects(numbers(1000), 7)).value, inObjects(numbers(100), 7));
        assert.deepEqual(take(nest(numbers(1000), 8)).value, nest(numbers(1000), 8));
        assert.deepEqual(take(nest(numbers(1000), 7)).value, nest(numbers(100), 7));
    });
});
