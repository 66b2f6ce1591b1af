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

/**
 * Whether a request comes from a web page that this address has not served: by its origin, or, of a request that has
 * none, such as that for a script or a picture, by what browsers say of it. A link may lead here from anywhere.
 */
export function isFromForeignPage({ headers }: HttpRequest): boolean {
    if (headers.origin !== undefined) {
        return headers.origin !== `http://${String(headers.host)}`;
    }
    const { "sec-fetch-site": site, "sec-fetch-mode": mode } = headers;
    return (site === "cross-site" || site === "same-site") && mode !== "navigate";
}

/** Whether a browser asks for a page to show. */
export function wantsPage({ method, headers }: HttpRequest): boolean {
    return method === "GET" && String(headers.accept).includes("text/html");
}

/** The answer to what is not let in. It has no header by which a web page could read it. */
export function notLetIn(message: string): HttpAnswer {
    const headers = { "Content-Type": "application/json", "x-amzn-ErrorType": "ForbiddenException" };
    return { status: 403, headers, body: JSON.stringify({ message }) };
}
