import http from "node:http";

import { contentType, KinesisService, ServiceAnswer } from "./service";

/** A Kinesis behind a URL: another emulator that already runs. */
export class RemoteKinesis implements KinesisService {
    private readonly agent = new http.Agent({ keepAlive: true });
    private readonly authorization: string;

    /**
     * @param url where it listens, e.g. http://127.0.0.1:4568
     * @param region the region whose streams are meant, which emulators take from the signature
     * @param timeoutMs how long an answer may take; defaults to 29 seconds, API Gateway's own limit
     */
    constructor(
        private readonly url: string,
        region: string,
        private readonly timeoutMs = 29_000,
    ) {
        this.authorization =
            `AWS4-HMAC-SHA256 Credential=local/20130101/${region}/kinesis/aws4_request, ` +
            `SignedHeaders=host;x-amz-date;x-amz-target, Signature=${"0".repeat(64)}`;
    }

    /** Rejects where nothing answers, or not in time. */
    call(action: string, body: string): Promise<ServiceAnswer> {
        return new Promise((resolve, reject) => {
            const request = http.request(this.url, {
                method: "POST",
                agent: this.agent,
                signal: AbortSignal.timeout(this.timeoutMs),
                headers: {
                    authorization: this.authorization,
                    "content-type": contentType,
                    "content-length": Buffer.byteLength(body),
                    "x-amz-date": "20130101T000000Z",
                    "x-amz-target": `Kinesis_20131202.${action}`,
                },
            });
            request.on("error", reject);
            request.on("response", (response) => {
                read(response).then(resolve, reject);
            });
            request.end(body);
        });
    }

    /** Closes the connections that are kept alive. */
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
