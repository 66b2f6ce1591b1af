import assert from "node:assert/strict";
import { parse } from "yaml";
import { code, page, rowsOf, sectionOf } from "./markdown";

interface Block {
    readonly type: string;
    readonly default?: unknown;
}

const blocks = Object.entries((parse(page("Pulumi.yaml")) as { config: Record<string, Block> }).config);

/** A default as a page shows it; empty text means "not set". */
function shown({ default: value = "" }: Block): string {
    if (value === "") {
        return "";
    }
    return code(Array.isArray(value) ? JSON.stringify(value).replaceAll(",", ", ") : String(value));
}

describe("docs/configuration.md", () => {
    const documented = rowsOf(page("docs/configuration.md").split("## What the keys cost")[0]!);

    it("has every key of Pulumi.yaml once, with its default, and no other", () => {
        const expected = blocks.map(([key, block]) => [code(key), shown(block)]);
        assert.deepEqual(documented.map(([key, value]) => [key, value]).sort(), expected.sort());
    });

    it("says what each is", () => {
        assert.deepEqual(
            documented.filter(([, , what]) => !what),
            [],
        );
    });

    it("bills only for keys that there are", () => {
        const keys = new Set(blocks.map(([key]) => key));
        const billed = rowsOf(sectionOf(page("docs/configuration.md"), "What the keys cost")).flatMap(
            ([key]) => [...key!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!),
        );
        assert.ok(billed.length > 0);
        assert.deepEqual(
            billed.filter((key) => !keys.has(key)),
            [],
        );
    });
});

describe("The configuration in the README", () => {
    const rows = rowsOf(sectionOf(page("README.md"), "Configuration"));

    it("is of ten keys", () => {
        assert.equal(rows.length, 10);
    });

    for (const [key, value] of rows) {
        it(`has ${key!} with its default`, () => {
            const [, block] = blocks.find(([name]) => code(name) === key) ?? [];
            // The region is the provider's own key.
            const expected =
                block === undefined && key === "`aws:region`" ? "required" : shown(block!) || "required";
            assert.equal(value, expected);
        });
    }
});
