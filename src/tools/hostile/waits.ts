import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds between two requests of the client that waits. */
const pause = 5;

/** A client that asks again and again, while something else goes on. */
export class WaitingClient {
    private worst = 0;
    private stopped = false;
    private readonly done: Promise<void>;

    constructor(url: string, headers: Readonly<Record<string, string>>) {
        const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
        this.done = this.askAgain(() => statusOf(url, { agent, headers })).finally(() => agent.destroy());
    }

    /** The longest wait since it was asked last, in milliseconds. */
    worstWait(): number {
        const { worst } = this;
        this.worst = 0;
        return worst;
    }

    /** @throws Error where an answer was not 200 */
    stop(): Promise<void> {
        this.stopped = true;
        return this.done;
    }

    private async askAgain(ask: () => Promise<number>): Promise<void> {
        while (!this.stopped) {
            const began = performance.now();
            const status = await ask();
            this.worst = Math.max(this.worst, performance.now() - began);
            if (status !== 200) {
                throw new Error(`The client that waits was answered ${status}.`);
            }
            await sleep(pause);
        }
    }
}

/** Sends a request, and answers with the status, whatever the body of the answer. */
export function statusOf(
    url: string,
    options: http.RequestOptions,
    body: string | Buffer = "",
): Promise<number> {
    return new Promise((resolve, reject) => {
        const request = http.request(url, options, (response) => {
            response.resume().on("end", () => resolve(response.statusCode!));
        });
        request.on("error", reject);
        request.end(body);
    });
}
