/** Content type of requests and answers of AWS's JSON 1.1 protocol. */
export const contentType = "application/x-amz-json-1.1";

/** What a service sends back: HTTP status, headers (lower-case names) and JSON text. */
export interface ServiceAnswer {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
}
