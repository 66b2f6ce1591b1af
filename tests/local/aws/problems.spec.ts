import assert from "node:assert/strict";
import { problemsOf } from "../../../src/local/aws/problems";

/** A field that violates what its value lists; its members, or fields, are such fields again. */
interface Field {
    readonly required?: true;
    readonly fields?: Readonly<Record<string, Field>>;
    readonly member?: Field;
}

const problems = (fields: Readonly<Record<string, Field>>, input: Readonly<Record<string, unknown>>) =>
    problemsOf(fields, input, {
        isMissing: ({ required }) => required ?? false,
        violations: (_, value) => (typeof value === "string" ? value.split(",").filter(Boolean) : []),
        show: (_, value) => (value === "hidden" ? undefined : JSON.stringify(value)),
        fieldsOf: ({ fields }) => fields,
        memberOf: ({ member }) => member,
    });

describe("Problems with a request", () => {
    const at = (place: string, value: string, constraint: string) =>
        `Value ${value}at '${place}' failed to satisfy constraint: ${constraint}`;

    it("are none where nothing is violated, and what is absent need not be there", () => {
        assert.equal(problems({ Name: {}, Other: {} }, { Name: "", Other: null, Unknown: "bad" }), undefined);
    });

    it("are told in the order of the fields, with the value, if it is shown, and its place", () => {
        const fields = {
            Name: { required: true },
            List: { member: { fields: { Key: { required: true }, Value: {} } } },
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
        const text = problems({ Name: {}, Other: {} }, { Name: violated.join(","), Other: "last" })!;
        assert.match(text, /^10 validation errors detected: /);
        assert.match(text, / constraint: 9$/);
        const never = {
            get Value() {
                return assert.fail("It has been looked at.");
            },
        };
        const List = [...violated.map((Value) => ({ Value })), never];
        assert.match(problems({ List: { member: { fields: { Value: {} } } } }, { List })!, / constraint: 9$/);
    });
});
