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
