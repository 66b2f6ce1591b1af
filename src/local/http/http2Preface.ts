import type { Socket } from "node:net";

/** What a client that speaks HTTP/2 without TLS sends first (RFC 9113, section 3.4). */
const preface = Buffer.from("PRI * HTTP/2.0");

/**
 * Waits for the bytes of a connection that tell whether its client speaks HTTP/2, in however many pieces they come,
 * and hands the connection over with all of them unread.
 *
 * @param patience how long they may take, in milliseconds; a client that takes longer is gone
 */
export function speaksHttp2(socket: Socket, patience: number, handOver: (isHttp2: boolean) => void): void {
    let start = Buffer.alloc(0);
    const giveUp = () => socket.destroy();
    const timer = setTimeout(giveUp, patience);
    socket.once("close", () => clearTimeout(timer));
    socket.on("data", function look(chunk: Buffer) {
        start = Buffer.concat([start, chunk]);
        const length = Math.min(start.length, preface.length);
        const mayBe = start.subarray(0, length).equals(preface.subarray(0, length));
        if (mayBe && length < preface.length) {
            return;
        }
        clearTimeout(timer);
        socket.off("data", look);
        socket.pause();
        handOver(mayBe);
        socket.unshift(start);
        socket.resume();
    });
}
