import { randomUUID } from "node:crypto";

/** Content type of requests and answers of AWS's JSON 1.1 protocol. */
export const contentType = "application/x-amz-json-1.1";

/** More than the richest request has: 500 records whose partition keys are nothing but commas. */
const mostSeparators = 200_000;
const separators = [",", "[", "{"].map((character) => character.charCodeAt(0));

/**
 * Whether a JSON text has more commas, brackets and braces than any request of a service: reading it would keep
 * others waiting. It goes from one to the next, of what is long enough for them: a look at each byte takes forty times
 * as long as that.
 */
export function isTooIntricate(json: Buffer): boolean {
    if (json.length <= mostSeparators) {
        return false;
    }
    let count = 0;
    for (const separator of separators) {
        for (let at = json.indexOf(separator); at >= 0; at = json.indexOf(separator, at + 1)) {
            if (++count > mostSeparators) {
                return true;
            }
        }
    }
    return false;
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
