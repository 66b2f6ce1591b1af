import type { IncomingMessage } from "node:http";
import { constants, Http2ServerRequest } from "node:http2";

/**
 * What a request's body may hold, in bytes: the 10 MB of API Gateway (Developer Guide, "Quotas"; taken as MiB, which
 * the guide does not say).
 */
export const maxBodyBytes = 10 * 1024 * 1024;

/**
 * The body; undefined when it is over the limit: the rest is read and thrown away. Of a client that goes away in
 * mid-body nothing comes: HTTP/2 would pass what there is as the whole.
 *
 * @param patience how long an HTTP/2 client may take, in milliseconds, before its stream is cancelled; the HTTP/1.1
 *     server sees to its own clients
 */
export function readBody(
    incoming: IncomingMessage | Http2ServerRequest,
    patience: number,
): Promise<Buffer | undefined> {
    return new Promise((resolve) => {
        const chunks: Buffer[] = [];
        let length = 0;
        const timer =
            incoming instanceof Http2ServerRequest
                ? setTimeout(() => incoming.stream.close(constants.NGHTTP2_CANCEL), patience)
                : undefined;
        incoming.on("data", (chunk: Buffer) => {
            length += chunk.length;
            if (length <= maxBodyBytes) {
                chunks.push(chunk);
            }
        });
        const end = () => {
            clearTimeout(timer);
            const isWhole = length <= maxBodyBytes;
            resolve(isWhole ? (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)) : undefined);
        };
        incoming.on("end", end);
        incoming.on("aborted", () => {
            clearTimeout(timer);
            incoming.off("end", end);
        });
    });
}
