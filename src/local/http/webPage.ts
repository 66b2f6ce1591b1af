import type { HttpAnswer, HttpRequest } from "./messages";

/** Names of this machine's own loopback address; browsers resolve those that end in localhost to nothing else. */
const loopbackName = /^(?:localhost|(?:[a-z0-9-]+\.)+localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/**
 * Whether a request was sent to this machine by a name of its own. One by any other name comes from a web page whose
 * name was made to lead here (DNS rebinding): to its browser, page and answers are of one origin.
 */
export function isForThisMachine({ headers }: HttpRequest): boolean {
    return loopbackName.test(String(headers.host));
}

/** Whether a request comes from a web page that this address has not served. */
export function isFromForeignPage({ headers }: HttpRequest): boolean {
    return headers.origin !== undefined && headers.origin !== `http://${String(headers.host)}`;
}

/** The answer to what is not let in. It has no header by which a web page could read it. */
export function notLetIn(message: string): HttpAnswer {
    const headers = { "Content-Type": "application/json", "x-amzn-ErrorType": "ForbiddenException" };
    return { status: 403, headers, body: JSON.stringify({ message }) };
}
