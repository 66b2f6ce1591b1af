import assert from "node:assert/strict";
import { problemsOf } from "../../../src/local/aws/problems";

/** A field that violates what its value lists; its members, or fields, are such fields again. */
type Field = { readonly required?: true } & (
    | { readonly type: "String" }
    | { readonly type: "Structure"; readonly fields: Readonly<Record<string, Field>> }
    | { readonly type: "List"; readonly member: Field }
);

const text = { type: "String" } as const;
const requiredText = { ...text, required: true } as const;

const problems = (fields: Readonly<Record<string, Field>>, input: Readonly<Record<string, unknown>>) =>
    problemsOf(fields, input, {
        isMissing: ({ required }) => required ?? false,
        violations: (_, value) => (typeof value === "string" ? value.split(",").filter(Boolean) : []),
        show: (_, value) => (value === "hidden" ? undefined : JSON.stringify(value)),
    });

describe("Problems with a request", () => {
    const at = (place: string, value: string, constraint: string) =>
        `Value ${value}at '${place}' failed to satisfy constraint: ${constraint}`;

    it("are none where nothing is violated, and what is absent need not be there", () => {
        assert.equal(
            problems({ Name: text, Other: text }, { Name: "", Other: null, Unknown: "bad" }),
            undefined,
        );
    });

    it("are told in the order of the fields, with the value, if it is shown, and its place", () => {
        const fields = {
            Name: requiredText,
            List: { type: "List", member: { type: "Structure", fields: { Key: requiredText, Value: text } } },
        } as const;
        const List = [{ Key: "" }, null, { Value: "hidden" }];
        assert.equal(
            problems(fields, { List, Name: "a,b" }),
            [
                `5 validation errors detected: ${at("name", '"a,b" ', "a")}`,
                at("name", '"a,b" ', "b"),
                at("list.2.member", "null ", "Member must not be null"),
                at("list.3.member.key", "null ", "Member must not be null"),
                at("list.3.member.value", "", "hidden"),
            ].join("; "),
        );
        assert.match(problems(fields, {})!, /^1 validation error detected: Value null at 'name' /);
    });

    it("are ten at most, and no more is looked at then", () => {
        const violated = Array.from({ length: 12 }, (_, n) => String(n));
        const told = problems({ Name: text, Other: text }, { Name: violated.join(","), Other: "last" })!;
        assert.match(told, /^10 validation errors detected: /);
        assert.match(told, / constraint: 9$/);
        const never = {
            get Value() {
                return assert.fail("It has been looked at.");
            },
        };
        const List = [...violated.map((Value) => ({ Value })), never];
        const member = { type: "Structure", fields: { Value: text } } as const;
        assert.match(problems({ List: { type: "List", member } }, { List })!, / constraint: 9$/);
    });
});
