/** What Kinesis sends back: HTTP status, headers (lower-case names) and JSON text. */
export interface ServiceAnswer {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
}

/** A Kinesis that actions can be called on: the in-memory one, or another behind a URL. */
export interface KinesisService {
    /**
     * @param action the action's name, e.g. "PutRecord"
     * @param body the request's JSON text, as sent on the wire
     * @returns Kinesis's own answer, an error of Kinesis's included (status 400 or 500). Rejects only where
     *     nothing answers.
     */
    call(action: string, body: string): ServiceAnswer | Promise<ServiceAnswer>;
}

/** The content type of requests and answers, which is also AWS's. */
export const contentType = "application/x-amz-json-1.1";
