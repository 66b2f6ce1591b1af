import type { Socket } from "node:net";
import { writeAnswer } from "./answerText";
import type { HttpRequest } from "./messages";
import { type Handle, respond } from "./respond";
import { readWholeRequest } from "./wholeRequest";

/**
 * Answers the requests of a connection for as long as each comes whole, alone and plain, as those of SDKs and load
 * generators do: Node's own server takes several times as long for each. At the first that does not, the connection is
 * handed over, with that request unread, for good.
 */
export function servePlainly(socket: Socket, handle: Handle, handOver: () => void): void {
    const sourceIp = socket.remoteAddress ?? "";
    let isBusy = false;
    let hasEnded = false;
    let unread: Buffer | undefined;

    const leave = (bytes: Buffer) => {
        handOver();
        socket.unshift(bytes);
        socket.resume();
    };
    const serve = async (request: HttpRequest) => {
        await respond(request, handle, (answer) => writeAnswer(socket, answer));
        isBusy = false;
        if (unread !== undefined) {
            leave(unread);
        } else if (hasEnded) {
            socket.end();
        }
    };
    const read = (bytes: Buffer) => {
        // A client that does not read its answers is the server's to slow down.
        const mayBePlain = !isBusy && !socket.writableNeedDrain;
        const request = mayBePlain ? readWholeRequest(bytes, sourceIp) : undefined;
        if (request !== undefined) {
            isBusy = true;
            void serve(request);
            return;
        }
        socket.off("data", read);
        socket.off("end", end);
        socket.pause();
        if (isBusy) {
            unread = bytes;
        } else {
            leave(bytes);
        }
    };
    const end = () => {
        hasEnded = true;
        if (!isBusy) {
            socket.end();
        }
    };
    socket.on("data", read);
    socket.on("end", end);
}
