import type { Source } from "./source";
import { bracedWord, plugged, word } from "./words";

const known = new RegExp(`^\\{?(?:${plugged}|if|end|set|else|elseif)\\}?$`);
// Before one of these, two backslashes are one. (Velocity finds the plugged ones without braces alone.)
const control = new RegExp(
    `#(?:(?:if|end|else|elseif|${plugged})(?![a-zA-Z0-9_@])|\\{(?:if|end|else|elseif)\\})`,
    "y",
);
const escapedWord = new RegExp(`(?<slashes>(?:\\\\\\\\)*\\\\)#(?<name>${word}|${bracedWord})`, "y");

/** Reads backslashes that stand before no reference: they escape a directive, or nothing. */
export function readEscape(source: Source): string | undefined {
    const escaped = source.take(escapedWord);
    if (escaped !== undefined) {
        const { slashes = "", name = "" } = escaped.groups ?? {};
        return known.test(name) ? escaped[0].slice((slashes.length + 1) >> 1) : escaped[0];
    }
    const pairs = source.take(/(?:\\\\)+/y)?.[0];
    if (pairs === undefined) {
        return source.take(/\\/y)?.[0];
    }
    return source.peek(control) ? pairs.slice(pairs.length >> 1) : pairs;
}
