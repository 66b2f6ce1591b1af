/** A piece of JSON, of a text that may begin and end anywhere in the whole. */
export type JsonToken =
    | { readonly kind: "sign"; readonly sign: string }
    /** A string, without its quotes and escapes. */
    | { readonly kind: "text"; readonly text: string }
    /** Any other value. */
    | { readonly kind: "json"; readonly text: string }
    | { readonly kind: "beginString" | "endString" | "lost" }
    /** Part of a string that is not all here, as it stands; a plain one has nothing that JSON would escape. */
    | { readonly kind: "part" | "plainPart"; readonly text: string };

const pattern =
    /(?<space>[ \t\n\r]+)|(?<sign>[{}[\],:])|(?<whole>"(?:[^"\\]|\\[^])*")|(?<open>")|(?<json>[^ \t\n\r{}[\],:"]+)/y;
const notPlain = /["\\\u0000-\u001f]/;
const toQuote = /(?:[^"\\]|\\[^])*/y;

/**
 * Takes apart a text.
 *
 * @param inString whether it begins in a string
 * @returns the pieces, and whether it ends in a string
 */
export function jsonTokens(text: string, inString: boolean): { tokens: JsonToken[]; inString: boolean } {
    const tokens: JsonToken[] = [];
    let at = 0;
    let isInside = inString;
    while (at < text.length) {
        if (isInside) {
            toQuote.lastIndex = at;
            toQuote.test(text);
            // A backslash at the very end is half of an escape.
            const end = text[toQuote.lastIndex] === '"' ? toQuote.lastIndex : text.length;
            const part = text.slice(at, end);
            if (part !== "") {
                tokens.push({ kind: notPlain.test(part) ? "part" : "plainPart", text: part });
            }
            isInside = end === text.length;
            at = end + 1;
            if (!isInside) {
                tokens.push({ kind: "endString" });
            }
            continue;
        }
        pattern.lastIndex = at;
        const { space, sign, whole, open, json } = pattern.exec(text)!.groups!;
        const { lastIndex: end } = pattern;
        if (sign !== undefined) {
            tokens.push({ kind: "sign", sign });
        } else if (whole !== undefined) {
            tokens.push(stringToken(whole));
        } else if (open !== undefined) {
            tokens.push({ kind: "beginString" });
            isInside = true;
        } else if (space === undefined) {
            // At an edge it may be part of what stands before or behind.
            tokens.push(at > 0 && end < text.length ? { kind: "json", text: json! } : { kind: "lost" });
        }
        at = end;
    }
    return { tokens, inString: isInside };
}

function stringToken(literal: string): JsonToken {
    try {
        return { kind: "text", text: JSON.parse(literal) as string };
    } catch {
        return { kind: "lost" };
    }
}
