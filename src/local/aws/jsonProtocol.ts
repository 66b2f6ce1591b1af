import { randomUUID } from "node:crypto";

/** Content type of requests and answers of AWS's JSON 1.1 protocol. */
export const contentType = "application/x-amz-json-1.1";

/** More than the richest request has: 500 records whose partition keys are nothing but commas. */
const mostSeparators = 200_000;

/**
 * Whether a JSON text has more commas, brackets and braces than any request of a service: reading it would keep
 * others waiting. It takes no more than a look at each byte, of what has enough of them.
 */
export function isTooIntricate(json: Buffer): boolean {
    if (json.length <= mostSeparators) {
        return false;
    }
    let count = 0;
    for (let i = 0; i < json.length && count <= mostSeparators; i++) {
        const byte = json[i];
        count += byte === 0x2c || byte === 0x5b || byte === 0x7b ? 1 : 0;
    }
    return count > mostSeparators;
}

/** What a service sends back: HTTP status, headers (lower-case names) and JSON text. */
export interface ServiceAnswer {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
}

/** A success, with the JSON text of its output; empty where the operation has none. */
export function success(output: string): ServiceAnswer {
    return { status: 200, headers: ownHeaders(), body: output };
}

/**
 * An error, whose name stands in the header and, as `__type`, in the body.
 *
 * @param fields the rest of the body, usually `message`
 */
export function failure(
    status: number,
    code: string,
    fields: Readonly<Record<string, string>>,
): ServiceAnswer {
    return {
        status,
        headers: { ...ownHeaders(), "x-amzn-errortype": code },
        body: JSON.stringify({ __type: code, ...fields }),
    };
}

function ownHeaders(): Record<string, string> {
    return { "content-type": contentType, "x-amzn-requestid": randomUUID() };
}
