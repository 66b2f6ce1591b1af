import type { AnyHttpAnswer, HttpRequest, StreamedAnswer } from "./messages";

/** What a server sends. */
export type Answer = AnyHttpAnswer | StreamedAnswer;

/** What answers requests. */
export type Handle = (request: HttpRequest) => Promise<Answer>;

/** Sends what answers a request, whatever happens. */
export async function respond(
    request: HttpRequest,
    handle: Handle,
    send: (answer: Answer) => void,
): Promise<void> {
    try {
        send(await handle(request));
    } catch (error) {
        // A fault of this program: told to whoever runs it, never to the client.
        console.error(error);
        const headers = { "Content-Type": "application/json" };
        send({ status: 500, headers, body: '{"message":"Internal server error"}' });
    }
}

/** The headers of an answer that HTTP lets have no body, nor a type of one (RFC 9110); undefined for any other. */
export function withoutBody({ status, headers }: Answer): Record<string, string> | undefined {
    return status === 204 || status === 304
        ? Object.fromEntries(
              Object.entries(headers).filter(([name]) => name.toLowerCase() !== "content-type"),
          )
        : undefined;
}
