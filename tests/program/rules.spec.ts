import assert from "node:assert/strict";
import { hardened } from "./hardened";
import { rules, type Stack } from "./rules";
import { declare } from "../support/declare";

describe("The rules of cdk-nag, Security Hub and checkov, on a hardened stack", () => {
    let stack: Stack;
    before(async () => (stack = await declare(hardened)));

    for (const rule of rules) {
        if (rule.check !== undefined) {
            it(`are met: ${rule.asks} (${rule.ids.join(", ")})`, () => rule.check(stack));
            it(`are broken by a declaration that breaks them: ${rule.asks}`, () => {
                assert.throws(() => rule.check(rule.broken(stack)));
            });
        }
    }

    it("have each id once", () => {
        const ids = rules.flatMap((rule) => rule.ids);
        assert.equal(new Set(ids).size, ids.length);
    });
});
