import type { Source } from "./source";
import { parseTemplate } from "./statements";
import type { Expression, Statement } from "./syntax";

/**
 * Reads a text in single or double quotes, undefined where none starts. A quote within is written twice; a backslash
 * escapes nothing. Between double quotes, references and directives are read.
 */
export function stringLiteral(source: Source): Expression | undefined {
    const quote = source.take(/["']/y)?.[0];
    if (quote === undefined) {
        return undefined;
    }
    const { line } = source;
    const raw = rawText(source, quote);
    if (quote === "'") {
        return { kind: "literal", value: raw.replaceAll("''", "'") };
    }
    const text = raw
        .replace(/\\u([\dA-Fa-f]{4})?/g, (_, hex?: string) =>
            hex === undefined ? source.fail("\\u needs four hexadecimal digits") : unit(hex),
        )
        .replaceAll('""', '"');
    if (!/[$#]/.test(raw)) {
        return { kind: "literal", value: text };
    }
    // Velocity puts a blank behind the text while it reads it, but not behind a comment.
    return text.includes("##")
        ? { kind: "interpolation", body: parseTemplate(text, line, false) }
        : { kind: "interpolation", body: withoutLastBlank(parseTemplate(`${text} `, line, false)) };
}

const unit = (hex: string) => String.fromCharCode(parseInt(hex, 16));

/** What stands up to the closing quote, which this takes. */
function rawText(source: Source, quote: string): string {
    const { text, position: start } = source;
    for (let end = start; ; end += 2) {
        end = text.indexOf(quote, end);
        if (end === -1) {
            return source.fail(`the text that starts with ${quote} does not end`);
        }
        if (text[end + 1] !== quote) {
            source.position = end + 1;
            return text.slice(start, end);
        }
    }
}

function withoutLastBlank(body: Statement[]): Statement[] {
    const last = body.at(-1);
    if (last?.kind !== "text") {
        return body;
    }
    const text = last.text.slice(0, -1);
    return text === "" ? body.slice(0, -1) : [...body.slice(0, -1), { kind: "text", text }];
}
