import http, { type IncomingHttpHeaders } from "node:http";
import type { Socket } from "node:net";
import type { LocalOutputs } from "../../src/local/outputs";

/** How long an answer may take, in milliseconds, before its request counts as one that hangs. */
const patience = 10_000;

export interface Answer {
    readonly status: number;
    readonly headers: IncomingHttpHeaders;
    readonly body: string;
}

/** A client of the API whose connections are kept alive. */
export class Client {
    /** The connections that it has made. */
    readonly sockets = new Set<Socket>();
    private readonly agent: http.Agent;

    /** @param connections how many it has at most at a time */
    constructor(
        private readonly outputs: LocalOutputs,
        private readonly token: string,
        connections: number,
    ) {
        this.agent = new http.Agent({ keepAlive: true, maxSockets: connections });
    }

    /** Rejects where no answer comes. */
    put(path: string, body: unknown): Promise<Answer> {
        return this.send("PUT", path, JSON.stringify(body), "application/json");
    }

    /** Rejects where no answer comes. */
    post(path: string, body: string, contentType: string): Promise<Answer> {
        return this.send("POST", path, body, contentType);
    }

    close(): void {
        this.agent.destroy();
    }

    private send(method: string, path: string, body: string, contentType: string): Promise<Answer> {
        return new Promise((resolve, reject) => {
            const request = http.request(
                `${this.outputs.invokeUrl}/streams/${this.outputs.streamName}${path}`,
                {
                    method,
                    agent: this.agent,
                    signal: AbortSignal.timeout(patience),
                    headers: { Authorization: this.token, "Content-Type": contentType },
                },
            );
            request.on("socket", (socket) => this.sockets.add(socket));
            request.on("error", reject);
            request.on("response", (response) => {
                const { statusCode: status = 0, headers } = response;
                let text = "";
                response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
                response.on("error", reject);
                response.on("end", () => resolve({ status, headers, body: text }));
            });
            request.end(body);
        });
    }
}
