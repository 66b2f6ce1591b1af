import { invalidParameter } from "./errors";

/** A page of a list, and where the next one begins; undefined after the last. */
export interface Page<T> {
    readonly items: readonly T[];
    readonly next: string | undefined;
}

const mostItems = 60;

/**
 * A page of a list. The next one begins after the number of this one's last item, so that what is deleted between
 * the two shifts nothing.
 *
 * @param all in the order of their numbers
 * @param numberOf above 0, and each item's for good
 * @param limit 0, as Cognito has it, is the same as none
 * @throws CognitoError InvalidParameterException for a token that no page gave
 */
export function page<T>(
    all: readonly T[],
    numberOf: (item: T) => number,
    limit: number | undefined,
    token: string | undefined,
): Page<T> {
    const before = token === undefined ? 0 : decode(token);
    const rest = all.filter((item) => numberOf(item) > before);
    const items = rest.slice(0, limit || mostItems);
    return { items, next: items.length < rest.length ? encode(numberOf(items.at(-1)!)) : undefined };
}

function encode(number: number): string {
    return Buffer.from(`after ${number}`).toString("base64");
}

function decode(token: string): number {
    const [, number] = /^after (\d{1,15})$/.exec(Buffer.from(token, "base64").toString()) ?? [];
    if (number === undefined) {
        throw invalidParameter("Invalid pagination token provided.");
    }
    return Number(number);
}
