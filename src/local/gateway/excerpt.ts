/** How much of a body is kept, in bytes. */
export const longestExcerpt = 16 * 1024;

/** A text as it is told. */
export interface Excerpt {
    readonly text: string;
    /** Of the whole, in bytes: where the text has less, it was cut. */
    readonly bytes: number;
}

/** What of a body is kept until somebody looks: all of it, or its start. */
export type Kept = string | Buffer | { readonly start: Buffer; readonly bytes: number };

/** Keeps a body, or the start of one, and nothing that holds more in memory: a part of a string holds all of it. */
export function keep(body: string | Buffer): Kept {
    // No character has more than three bytes for each unit of its length.
    if (body.length * 3 <= longestExcerpt || Buffer.byteLength(body) <= longestExcerpt) {
        return body;
    }
    const start = typeof body === "string" ? body.slice(0, longestExcerpt) : body.subarray(0, longestExcerpt);
    const bytes = Buffer.byteLength(body);
    return { start: Buffer.from(start as string).subarray(0, longestExcerpt), bytes };
}

/** Values that are no longer than bodies are. */
export function shortValues(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    for (const name in values) {
        if (values[name]!.length > longestExcerpt) {
            return Object.fromEntries(
                Object.entries(values).map(([name, value]) => [name, excerptOf(keep(value)).text]),
            );
        }
    }
    return values;
}

export function excerptOf(kept: Kept): Excerpt {
    return typeof kept === "string" || Buffer.isBuffer(kept)
        ? { text: kept.toString(), bytes: Buffer.byteLength(kept) }
        : { text: kept.start.toString(), bytes: kept.bytes };
}

/** Lengths are bounded, so that a text of nothing but starts is no more work than its length. */
const token = /\beyJ[\w-]{10,400}\.[\w-]{10,6000}\.[\w-]{20,1000}/g;

/** A text whose tokens are cut: whoever looks on is not to be able to use them. */
export function withoutTokens(text: string): string {
    return text.includes("eyJ") ? text.replace(token, shortened) : text;
}

/** The start of a secret, and how long it was. */
export function shortened(secret: string): string {
    const shown = secret.slice(0, Math.min(10, secret.length >> 2));
    return `${shown}… (${secret.length} characters)`;
}
