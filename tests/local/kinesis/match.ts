import assert from "node:assert/strict";

/** A value that a case expects: literal, a pattern for a text, or String, Number or Boolean for any such value. */
export function match(actual: unknown, expected: unknown, path = "answer"): void {
    if (expected instanceof RegExp) {
        assert.match(String(actual), expected, path);
    } else if (typeof expected === "function") {
        assert.equal(typeof actual, expected.name.toLowerCase(), path);
    } else if (
        typeof expected === "object" &&
        expected !== null &&
        typeof actual === "object" &&
        actual !== null
    ) {
        assert.deepEqual(Object.keys(actual).sort(), Object.keys(expected).sort(), path);
        for (const [key, value] of Object.entries(expected)) {
            match((actual as Record<string, unknown>)[key], value, `${path}.${key}`);
        }
    } else {
        assert.deepEqual(actual, expected, path);
    }
}
