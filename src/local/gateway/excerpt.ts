/** How much of a body is kept, in bytes. */
export const longestExcerpt = 16 * 1024;

/** A text as it is told. */
export interface Excerpt {
    readonly text: string;
    /** Of the whole, in bytes: where the text has less, it was cut. */
    readonly bytes: number;
}

/** What of a body is kept until somebody looks. */
export interface Kept {
    readonly content: string | Buffer;
    /** Of the whole. */
    readonly bytes: number;
}

/** Keeps a body, or the start of one, and nothing that holds more in memory: a part of a string holds all of it. */
export function keep(body: string | Buffer): Kept {
    const bytes = Buffer.byteLength(body);
    if (bytes <= longestExcerpt) {
        return { content: body, bytes };
    }
    const start = typeof body === "string" ? body.slice(0, longestExcerpt) : body.subarray(0, longestExcerpt);
    return { content: Buffer.from(start as string).subarray(0, longestExcerpt), bytes };
}

export function excerptOf({ content, bytes }: Kept): Excerpt {
    return { text: content.toString(), bytes };
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
