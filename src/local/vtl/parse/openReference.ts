import type { Source } from "./source";

// Behind a reference that no brace closes, Velocity's lexer is still in that reference's state. A reference that
// starts right behind a property leaves the property's state open below its own.

/**
 * Reads what the lexer takes for something else than a text there, and leaves the state where the next sign ends it;
 * undefined where none is open. Throws TemplateError for what Velocity cannot read, or reads and loses.
 */
export function behindReference(source: Source): string | undefined {
    const state = source.open.at(-1);
    if (state === undefined) {
        return undefined;
    }
    // A word is a reference of its own, which prints itself.
    const text = source.take(/[a-zA-Z_][a-zA-Z0-9_-]*|\{/y)?.[0];
    if (text === "true" || text === "false" || (text === "{" && source.peek(/[a-zA-Z_$#\\]/y))) {
        source.fail(`${text} behind a reference is not supported here`);
    }
    if (
        source.peek(
            state === "modifier"
                ? /[[(]|\.[a-zA-Z]|\\*\$!?[[.]|\$\{(?![a-zA-Z_])/y
                : /\[|\.[a-zA-Z]|\$\{(?![a-zA-Z_])/y,
        )
    ) {
        source.fail(`${source.text.slice(source.position - 1, source.position + 2)} is not supported here`);
    }
    if (text !== undefined) {
        return text;
    }
    const index = state === "reference" ? source.take(/\$(?:!?\[|\.)/y)?.[0] : undefined;
    if (index !== undefined) {
        return index;
    }
    if (state === "reference" || !source.peek(/\\*\$/y)) {
        source.open.pop();
        return source.take(/\}/y)?.[0] ?? "";
    }
    return undefined;
}
