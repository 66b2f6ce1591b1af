import { promisify } from "node:util";
import { gunzip, inflate } from "node:zlib";
import type { HttpRequest } from "../http/messages";
import { maxBodyBytes } from "../http/requestBody";
import { GatewayError } from "./gatewayError";

/** Off the main thread, in pieces that are large enough to be few; what is over the limit is never made. */
const options = { maxOutputLength: maxBodyBytes, chunkSize: 1024 * 1024 };

const decoders: Readonly<Record<string, (body: Buffer) => Promise<Buffer>>> = {
    gzip: (body) => promisify(gunzip)(body, options),
    deflate: (body) => promisify(inflate)(body, options),
};

/**
 * The body of a request, decompressed (API Gateway Developer Guide, "Payload compression for REST APIs"). Without a
 * body, its coding does not count.
 *
 * @throws GatewayError REQUEST_TOO_LARGE where it is over the limit, before or after; UNSUPPORTED_MEDIA_TYPE for
 *     another coding, and for a body that is not what its coding says
 */
export function decodeBody(request: HttpRequest): Buffer | Promise<Buffer> {
    if (request.bodyTooLarge) {
        throw new GatewayError("REQUEST_TOO_LARGE");
    }
    const coding = String(request.headers["content-encoding"] ?? "identity")
        .trim()
        .toLowerCase();
    if (coding === "identity" || request.body.length === 0) {
        return request.body;
    }
    if (!Object.hasOwn(decoders, coding)) {
        throw new GatewayError("UNSUPPORTED_MEDIA_TYPE").because(
            `the content coding is ${coding}; ${Object.keys(decoders).join(" and ")} are taken`,
        );
    }
    return decoders[coding]!(request.body).catch((error: NodeJS.ErrnoException) => {
        throw new GatewayError(
            error.code === "ERR_BUFFER_TOO_LARGE" ? "REQUEST_TOO_LARGE" : "UNSUPPORTED_MEDIA_TYPE",
        ).because(`the body, as ${coding}: ${error.message}`);
    });
}
