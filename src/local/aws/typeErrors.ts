// How AWS words that a value of a request is not of its field's type: the same in all services of the framework that it
// calls Coral (as recorded from Kinesis in kinesalite's validations). Each function gives undefined where it is.

/** What JSON has for the types that are no lists, maps or structures, and how messages call them. */
const scalars = {
    Blob: ["string", "a Blob"],
    Boolean: ["boolean", "a Boolean"],
    Integer: ["number", "an Integer"],
    String: ["string", "an String"],
    Timestamp: ["number", "milliseconds since epoch"],
} as const;

export function scalarError(type: keyof typeof scalars, value: unknown): string | undefined {
    const [expected, target] = scalars[type];
    if (typeof value === expected) {
        return undefined;
    }
    if (typeof value === "object") {
        return startError(value);
    }
    const found = { boolean: "java.lang.Boolean", string: "java.lang.String" }[typeof value as string];
    const number = "com.amazon.coral.value.json.numbers.TruncatingBigNumber";
    return `class ${found ?? number} can not be converted to ${target}`;
}

export function listError(value: unknown): string | undefined {
    if (Array.isArray(value)) {
        return undefined;
    }
    return typeof value === "object" ? startError(value) : "Expected list or null";
}

export function structureError(value: unknown): string | undefined {
    if (typeof value !== "object") {
        return "Expected null";
    }
    return Array.isArray(value) ? startError(value) : undefined;
}

/** Of a list, a structure or a map where none is expected. */
export function startError(value: unknown): string {
    return Array.isArray(value)
        ? "Start of list found where not expected"
        : "Start of structure or map found where not expected.";
}
