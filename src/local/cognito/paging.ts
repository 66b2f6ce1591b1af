import { invalidParameter } from "./errors";

/** A page of a list, and where the next one begins; undefined after the last. */
export interface Page<T> {
    readonly items: readonly T[];
    readonly next: string | undefined;
}

const mostItems = 60;

/**
 * A page of a list that only grows at its end. What is deleted between two pages shifts nothing: the next one begins
 * after the last item of this.
 *
 * @param keyOf what tells an item from others of the list, for good
 * @param limit 0, as Cognito has it, is the same as none
 * @throws CognitoError InvalidParameterException for a token that no page gave
 */
export function page<T>(
    all: readonly T[],
    keyOf: (item: T) => string,
    limit: number | undefined,
    token: string | undefined,
): Page<T> {
    const start = token === undefined ? 0 : startOf(all, keyOf, token);
    const items = all.slice(start, start + (limit || mostItems));
    const last = items.at(-1);
    const isLast = start + items.length >= all.length;
    return {
        items,
        next: last === undefined || isLast ? undefined : encode(start + items.length, keyOf(last)),
    };
}

function startOf<T>(all: readonly T[], keyOf: (item: T) => string, token: string): number {
    const [index, key] = decode(token);
    // Deletions only move items towards the beginning.
    for (let at = Math.min(index, all.length) - 1; at >= 0; at--) {
        if (keyOf(all[at]!) === key) {
            return at + 1;
        }
    }
    return Math.min(index, all.length);
}

function encode(index: number, key: string): string {
    return Buffer.from(JSON.stringify([index, key])).toString("base64");
}

function decode(token: string): [index: number, key: string] {
    try {
        const [index, key] = JSON.parse(Buffer.from(token, "base64").toString()) as unknown[];
        if (Number.isSafeInteger(index) && Number(index) >= 0 && typeof key === "string") {
            return [index as number, key];
        }
    } catch {
        // No JSON: the same error.
    }
    throw invalidParameter("Invalid pagination token provided.");
}
