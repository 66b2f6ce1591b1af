import http from "node:http";
import type { ServiceAnswer } from "../aws/jsonProtocol";

/** Nothing answers at an address, or not in time, or not to the end. */
export class ConnectionError extends Error {
    /** Node's code of what went wrong, e.g. ECONNREFUSED; ABORT_ERR where it took too long. */
    readonly code: string | undefined;

    constructor(message: string, cause?: unknown) {
        super(message, { cause });
        this.code = (cause as NodeJS.ErrnoException | undefined)?.code;
    }
}

/** A client of a service behind a URL, whose connections are kept open. */
export class HttpClient {
    private readonly agent = new http.Agent({ keepAlive: true });

    /** @param timeoutMs how long an answer may take, its end included */
    constructor(private readonly timeoutMs: number) {}

    /** Resolves with whatever comes. Rejects with a ConnectionError where nothing answers, or not in time. */
    send(
        url: string | URL,
        method: string,
        headers: Readonly<Record<string, string>>,
        body: string,
    ): Promise<ServiceAnswer> {
        return new Promise((resolve, reject) => {
            const fail = (error: Error) => reject(new ConnectionError(error.message, error));
            const request = http.request(url, {
                method,
                agent: this.agent,
                signal: AbortSignal.timeout(this.timeoutMs),
                headers: { ...headers, "content-length": Buffer.byteLength(body) },
            });
            request.on("error", fail);
            request.on("response", (response) => {
                read(response).then(resolve, fail);
            });
            request.end(body);
        });
    }

    close(): void {
        this.agent.destroy();
    }
}

async function read(response: http.IncomingMessage): Promise<ServiceAnswer> {
    const chunks: Buffer[] = [];
    for await (const chunk of response) {
        chunks.push(chunk as Buffer);
    }
    const headers = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
    return {
        status: response.statusCode!,
        headers: Object.fromEntries(headers) as Record<string, string>,
        body: Buffer.concat(chunks).toString(),
    };
}
