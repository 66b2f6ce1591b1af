import assert from "node:assert/strict";
import { hardened, hardenedPrivate } from "./hardened";
import { rules, type Stack } from "./rules";
import { declare } from "../support/declare";

describe("The rules of cdk-nag, Security Hub and checkov, on a hardened stack", () => {
    const stacks: { hardened?: Stack; private?: Stack } = {};
    before(async () => {
        stacks.hardened = await declare(hardened);
        stacks.private = await declare(hardenedPrivate);
    });

    for (const rule of rules) {
        if (rule.check !== undefined) {
            it(`are met: ${rule.asks} (${rule.ids.join(", ")})`, () =>
                rule.check(stacks[rule.of ?? "hardened"]!));
            it(`are broken by a declaration that breaks them: ${rule.asks}`, () => {
                const stack = stacks[rule.of ?? "hardened"]!;
                assert.throws(() => rule.check(rule.broken(stack)), assert.AssertionError);
            });
        }
    }

    it("have each id once", () => {
        const ids = rules.flatMap((rule) => rule.ids);
        assert.equal(new Set(ids).size, ids.length);
    });
});
