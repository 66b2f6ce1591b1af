import { STATUS_CODES, validateHeaderName, validateHeaderValue } from "node:http";
import type { Socket } from "node:net";
import { pipeline, Readable } from "node:stream";
import { bySecond, systemClock } from "../aws/clock";
import { type Answer, withoutBody } from "./respond";

/**
 * Sends an answer over a connection, in one piece where it is ASCII. The connection stays open, but for a stream, which
 * ends with it.
 *
 * @throws Error for a status or a header that HTTP does not have, as Node's own server does; nothing is sent then
 */
export function writeAnswer(socket: Socket, answer: Answer): void {
    const { status, body } = answer;
    if (body instanceof Readable) {
        socket.write(`${headOf(answer)}Connection: close\r\n\r\n`, "latin1");
        // The reader may go at any time.
        pipeline(body, socket, () => undefined);
        return;
    }
    const bodiless = withoutBody(answer);
    if (bodiless !== undefined) {
        const head = headOf({ status, headers: bodiless });
        socket.write(`${head}Connection: keep-alive\r\n\r\n`, "latin1");
        return;
    }
    const length = Buffer.byteLength(body);
    const head = `${headOf(answer)}Connection: keep-alive\r\nContent-Length: ${length}\r\n\r\n`;
    if (typeof body === "string" && body.length === length) {
        socket.write(head + body, "latin1");
    } else {
        socket.cork();
        socket.write(head, "latin1");
        socket.write(body);
        socket.uncork();
    }
}

/** Most headers are plain; of others Node says what is wrong. */
const plainHeader = /^[\w-]+: [ -~]*$/;

function headOf({ status, headers }: Pick<Answer, "status" | "headers">): string {
    if (!Number.isInteger(status) || status < 100 || status > 999) {
        const code = "ERR_HTTP_INVALID_STATUS_CODE";
        throw Object.assign(new RangeError(`Invalid status code: ${status}`), { code });
    }
    let head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? "unknown"}\r\n`;
    for (const name in headers) {
        const line = `${name}: ${headers[name]}`;
        if (!plainHeader.test(line)) {
            validateHeaderName(name);
            validateHeaderValue(name, headers[name]!);
        }
        head += `${line}\r\n`;
    }
    return `${head}Date: ${dateOf(systemClock.now())}\r\n`;
}

/** The header `Date`. */
const dateOf = bySecond((time) => time.toUTCString());
