import type { Socket } from "node:net";
import { writeAnswer } from "./answerText";
import { ArrivingRequest } from "./arrivingRequest";
import { inTurn } from "./inTurn";
import type { HttpRequest } from "./messages";
import { type Handle, respond } from "./respond";

/** Bytes of a body that others wait for. */
const largeBody = 16 * 1024;

/** What Node's own server says before it ends the connection of a request that never becomes whole. */
const refusals = {
    ended: "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n",
    late: "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n",
};

/**
 * Answers the requests of a connection for as long as each comes alone and plain, as those of SDKs and load generators
 * do: Node's own server takes several times as long for each. At the first that does not, the connection is handed
 * over, with that request unread, for good.
 *
 * @param patience how long a client may take to send a request, in milliseconds
 */
export function servePlainly(socket: Socket, handle: Handle, patience: number, handOver: () => void): void {
    const sourceIp = socket.remoteAddress ?? "";
    let arriving: ArrivingRequest | undefined;
    let deadline: NodeJS.Timeout | undefined;
    let isBusy = false;
    let hasEnded = false;
    let unread: Buffer | undefined;

    const stopReading = () => {
        socket.off("data", read);
        socket.off("end", end);
    };
    const leave = (bytes: Buffer) => {
        handOver();
        socket.unshift(bytes);
        socket.resume();
    };
    const refuse = (text: string) => {
        stopReading();
        socket.write(text);
        socket.destroySoon();
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
    /** The request that the bytes begin, or go on with; undefined where it is none for here. */
    const take = (bytes: Buffer): ArrivingRequest | undefined => {
        if (arriving !== undefined) {
            arriving.add(bytes);
            return arriving;
        }
        // A client that does not read its answers is the server's to slow down.
        const mayBePlain = !isBusy && !socket.writableNeedDrain;
        return mayBePlain ? ArrivingRequest.from(bytes, sourceIp) : undefined;
    };
    const read = (bytes: Buffer) => {
        const request = take(bytes);
        if (request !== undefined && request.missing > 0) {
            arriving = request;
            deadline ??= setTimeout(() => refuse(refusals.late), patience);
            return;
        }
        clearTimeout(deadline);
        arriving = deadline = undefined;
        if (request?.missing === 0) {
            isBusy = true;
            const whole = request.whole();
            if (whole.body.length < largeBody) {
                void serve(whole);
            } else {
                inTurn(() => void serve(whole));
            }
            return;
        }
        stopReading();
        socket.pause();
        const all = request?.received() ?? bytes;
        if (isBusy) {
            unread = all;
        } else {
            leave(all);
        }
    };
    const end = () => {
        hasEnded = true;
        if (arriving !== undefined) {
            refuse(refusals.ended);
        } else if (!isBusy) {
            socket.end();
        }
    };
    socket.on("data", read);
    socket.on("end", end);
    socket.on("close", () => clearTimeout(deadline));
}
