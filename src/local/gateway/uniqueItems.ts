import type Ajv from "ajv-draft-04";

/** Gives a validator a `uniqueItems` that is linear: its own compares each item with each. */
export function useLinearUniqueItems(ajv: Ajv): void {
    ajv.removeKeyword("uniqueItems");
    ajv.addKeyword({
        keyword: "uniqueItems",
        type: "array",
        schemaType: "boolean",
        validate: (isOn: boolean, items: readonly unknown[]) =>
            !isOn || new Set(items.map(canonicalText)).size === items.length,
    });
}

/** JSON text that is the same for equal values. */
function canonicalText(value: unknown): string {
    return JSON.stringify(value, (_, member: unknown) =>
        typeof member === "object" && member !== null && !Array.isArray(member)
            ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
            : member,
    );
}
