import assert from "node:assert/strict";
import fc from "fast-check";
import { Recurring } from "../../../src/local/kinesis/recurring";

describe("What recurs", () => {
    const counting = (most: number) => {
        const found: string[] = [];
        const values = new Recurring((key) => {
            found.push(key);
            return `of ${key}`;
        }, most);
        return { found, values };
    };

    it("has the value of its key, whatever came before", () => {
        const keys = fc.array(fc.oneof(fc.nat(6), fc.nat(100)), { maxLength: 300 });
        const isRight = (keys: readonly number[]) => {
            const { values } = counting(4);
            for (const key of keys) {
                assert.equal(values.get(`${key}`), `of ${key}`);
                if (key === 0) {
                    values.forget();
                }
            }
        };
        fc.assert(fc.property(keys, isRight));
    });

    it("is found once, until it is forgotten", () => {
        const { found, values } = counting(4);
        const keys = ["a", "b", "c", "d"];
        [...keys, ...keys, ...keys].forEach((key) => values.get(key));
        assert.deepEqual(found, keys);
        values.get("e");
        values.get("e");
        assert.deepEqual(found, [...keys, "e"]);
        values.forget();
        values.get("e");
        assert.deepEqual(found, [...keys, "e", "e"]);
    });

    it("is not remembered for a while after most did not come again", () => {
        const { found, values } = counting(4);
        ["a", "b", "c", "d", "e"].forEach((key) => values.get(key));
        for (let n = 0; n < 40; n++) {
            values.get("e");
        }
        assert.equal(found.length, 5 + 40);
        values.get("e");
        assert.equal(found.length, 5 + 40);
    });
});
