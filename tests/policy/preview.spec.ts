import assert from "node:assert/strict";
import type { Rule, StackResource } from "../../policy/rule";
import { rules } from "../../policy/rules";
import { hardened, hardenedPrivate } from "../program/hardened";
import { declare } from "../support/declare";
import { breaches } from "./breaches";
import { inPreview, UnknownValueError } from "./preview";
import { foundBy, stackResourcesOf, withBreach } from "./stackResources";

/** What a rule finds; undefined where it would have to know what a preview does not. */
function foundInPreview(rule: Rule, stack: readonly StackResource[]): string[] | undefined {
    try {
        return foundBy(rule, inPreview(stack));
    } catch (error) {
        assert.ok(error instanceof UnknownValueError, String(error));
        return undefined;
    }
}

describe("The rules, in the preview of a new stack", () => {
    const stacks: Record<"hardened" | "private", StackResource[]> = { hardened: [], private: [] };
    before(async () => {
        stacks.hardened = stackResourcesOf(await declare(hardened));
        stacks.private = stackResourcesOf(await declare(hardenedPrivate));
    });

    it("raise no false alarm, and all but one tell already", () => {
        for (const stack of Object.values(stacks)) {
            const untold = rules.filter((rule) => {
                const found = foundInPreview(rule, stack);
                assert.deepEqual(found ?? [], [], rule.name);
                return found === undefined;
            });
            assert.deepEqual(
                untold.map(({ name }) => name),
                ["no-wildcards"],
            );
        }
    });

    it("find what breaks them", () => {
        for (const rule of rules) {
            for (const breach of breaches[rule.name]!) {
                const stack = withBreach(stacks[breach.of ?? "hardened"], breach);
                assert.notDeepEqual(
                    foundInPreview(rule, stack),
                    [],
                    `${rule.name}: ${JSON.stringify(breach)}`,
                );
            }
        }
    });
});
