import type { CDPSession, Page } from "puppeteer-core";
import type { LocalOutputs } from "../../../src/local/outputs";
import { user } from "../../support/gateway";

/** What a page reads of an answer, or why the browser kept it back: Chromium's name for what CORS lacks. */
export type Reading =
    | {
          readonly status: number;
          readonly retryAfter: string | null;
          /** Header `x-amz-apigw-id`: `ID`, as everywhere in the body, or null where the page may not read it. */
          readonly id: string | null;
          /** With 0 for long numbers, which differ from run to run. */
          readonly body: unknown;
      }
    | { readonly blocked: string };

/** One request of a page. */
export interface Step {
    readonly what: string;
    /** Method and path. */
    readonly request: readonly [string, string];
    /** Defaults to the one that the page signed in for. Null: none is sent, so that no preflight is either. */
    readonly token?: string | null;
    readonly body?: unknown;
    /** A fault of Kinesis meanwhile. */
    readonly fault?: string;
    /** Names of the resources that declare the answers to the preflight, and to the request if it comes to that. */
    readonly preflight?: string;
    readonly answer?: string;
    /** What an allowed page reads. */
    readonly reads: Reading;
}

const success = (body: unknown, status = 200): Reading => ({ status, retryAfter: null, id: "ID", body });
const failure = (status: number, code: string, message: string): Reading => ({
    status,
    retryAfter: status === 429 ? "1" : null,
    id: "ID",
    body: { message, code, requestId: "ID" },
});

const streams = { request: ["GET", "/streams"], preflight: "streams-OPTIONS" } as const;
const stream = {
    request: ["GET", "/streams/my-stream?limit=1"],
    preflight: "streams-stream-name-OPTIONS",
} as const;
const record = {
    request: ["PUT", "/streams/my-stream/record"],
    preflight: "streams-stream-name-record-OPTIONS",
    body: { Data: "d", PartitionKey: "k" },
} as const;
const batchOf = (data: unknown) => ({
    records: [data, data].map((data) => ({ data, "partition-key": "k" })),
});
const batch = {
    request: ["PUT", "/streams/my-stream/records"],
    preflight: "streams-stream-name-records-OPTIONS",
    body: batchOf("d"),
} as const;

const EncryptionType = "KMS";
const stored = { SequenceNumber: "0", ShardId: "shardId-000000000002" };
const described = {
    StreamARN: "arn:aws:kinesis:us-east-1:000000000000:stream/my-stream",
    StreamCreationTimestamp: 0,
    StreamModeDetails: { StreamMode: "ON_DEMAND" },
    StreamName: "my-stream",
    StreamStatus: "ACTIVE",
};
const firstShard = {
    HashKeyRange: { EndingHashKey: "0", StartingHashKey: "0" },
    SequenceNumberRange: { StartingSequenceNumber: "0" },
    ShardId: "shardId-000000000000",
};

export const steps: readonly Step[] = [
    {
        what: "the streams",
        ...streams,
        answer: "ListStreams-success",
        reads: success({ HasMoreStreams: false, StreamNames: ["my-stream"], StreamSummaries: [described] }),
    },
    {
        what: "one stream",
        ...stream,
        answer: "DescribeStream-success",
        reads: success({
            StreamDescription: {
                ...described,
                EncryptionType,
                KeyId: "alias/aws/kinesis",
                EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
                RetentionPeriodHours: 24,
                HasMoreShards: true,
                Shards: [firstShard],
            },
        }),
    },
    {
        what: "a record",
        ...record,
        answer: "PutRecord-success",
        reads: success({ ...stored, EncryptionType }),
    },
    {
        what: "a batch",
        ...batch,
        answer: "PutRecords-success",
        reads: success({ FailedRecordCount: 0, Records: [stored, stored], EncryptionType }),
    },
    {
        what: "a batch for one shard, which takes 1 MiB in a second",
        ...batch,
        body: batchOf("d".repeat(530_000)),
        answer: "PutRecords-success",
        reads: success(
            {
                FailedRecordCount: 1,
                Records: [stored, { ErrorCode: "ProvisionedThroughputExceededException" }],
                EncryptionType,
            },
            207,
        ),
    },
    {
        what: "a bad token",
        ...record,
        token: "bad",
        answer: "default-4xx",
        reads: failure(401, "UNAUTHORIZED", "Unauthorized"),
    },
    {
        what: "a record without a key",
        ...record,
        body: { Data: "d" },
        answer: "bad-request-body",
        reads: failure(
            400,
            "BAD_REQUEST_BODY",
            'Invalid request body: [object has missing required properties (["PartitionKey"])]',
        ),
    },
    {
        what: "a stream that does not exist",
        ...stream,
        request: ["GET", "/streams/ghost"],
        answer: "DescribeStream-error",
        reads: failure(404, "ResourceNotFoundException", "The stream or shard does not exist."),
    },
    {
        what: "a record too many",
        ...record,
        fault: "PutRecord=ProvisionedThroughputExceededException",
        answer: "PutRecord-error",
        reads: failure(
            429,
            "ProvisionedThroughputExceededException",
            "The stream takes no more right now. Slow down and try again.",
        ),
    },
    {
        what: "a batch that cannot be encrypted",
        ...batch,
        fault: "PutRecords=KMSDisabledException",
        answer: "PutRecords-error",
        reads: failure(500, "KMSDisabledException", "The encryption key of the stream cannot be used."),
    },
    {
        what: "the streams, too often",
        ...streams,
        fault: "ListStreams=LimitExceededException",
        answer: "ListStreams-error",
        reads: failure(
            429,
            "LimitExceededException",
            "Too many requests of this kind, or a quota is reached. Slow down and try again.",
        ),
    },
    {
        what: "the streams of a Kinesis that is down",
        ...streams,
        fault: "*=Down",
        answer: "default-5xx",
        reads: failure(504, "INTEGRATION_FAILURE", "Network error communicating with endpoint"),
    },
    {
        what: "an unknown path",
        request: ["GET", "/nope"],
        token: null,
        answer: "default-4xx",
        reads: failure(403, "MISSING_AUTHENTICATION_TOKEN", "Missing Authentication Token"),
    },
    {
        // OPTIONS is unknown there too, and a browser goes no further than a preflight that fails.
        what: "an unknown path, with a token",
        request: ["GET", "/nope"],
        preflight: "default-4xx",
        reads: { blocked: "PreflightInvalidStatus" },
    },
];

/** Lets a page sign the tests' user in and take every step. Returns what it read, by step. */
export async function walk(page: Page, run: LocalOutputs): Promise<Record<string, Reading>> {
    const devTools = await page.createCDPSession();
    await devTools.send("Network.enable");
    const token = await signIn(page, run);
    const readings: Record<string, Reading> = {};
    for (const step of steps) {
        await setFaults(run, step.fault === undefined ? [] : [step.fault]);
        readings[step.what] = await take(step, page, devTools, run.invokeUrl, token);
    }
    await devTools.detach();
    return readings;
}

async function signIn(page: Page, { endpoint, userPoolClientId }: LocalOutputs): Promise<string> {
    const body = JSON.stringify({
        AuthFlow: "USER_PASSWORD_AUTH",
        AuthParameters: { USERNAME: user.name, PASSWORD: user.password },
        ClientId: userPoolClientId,
    });
    const headers = {
        "Content-Type": "application/x-amz-json-1.1",
        "X-Amz-Target": "AWSCognitoIdentityProviderService.InitiateAuth",
    };
    const answer = await page.evaluate(fetchAnswer, endpoint, { method: "POST", headers, body });
    if (answer?.status !== 200) {
        throw new Error(`The page cannot sign in: ${JSON.stringify(answer)}`);
    }
    return (JSON.parse(answer.text) as { AuthenticationResult: { IdToken: string } }).AuthenticationResult
        .IdToken;
}

async function setFaults({ endpoint }: LocalOutputs, faults: readonly string[]): Promise<void> {
    const body = JSON.stringify(faults);
    const { status } = await fetch(`${endpoint}/_local/faults`, { method: "PUT", body });
    if (status !== 200) {
        throw new Error(`The faults ${body} are answered with ${status}.`);
    }
}

async function take(
    step: Step,
    page: Page,
    devTools: CDPSession,
    url: string,
    goodToken: string,
): Promise<Reading> {
    const [method, path] = step.request;
    const token = step.token === undefined ? goodToken : step.token;
    const body = step.body === undefined ? undefined : JSON.stringify(step.body);
    const headers = {
        ...(token !== null && { Authorization: token }),
        ...(body !== undefined && { "Content-Type": "application/json" }),
    };
    const blocked = new Promise<string>((resolve) =>
        devTools.once("Network.loadingFailed", ({ corsErrorStatus, errorText }) =>
            resolve(corsErrorStatus?.corsError ?? errorText),
        ),
    );
    const answer = await page.evaluate(fetchAnswer, url + path, { method, headers, body });
    if (answer === undefined) {
        return { blocked: await blocked };
    }
    const { status, retryAfter, id, text } = answer;
    const steady = text.replace(/(?<=[:"])(\d{10,}(\.\d+)?|\d\.\d+E9)(?=[",}])/g, "0");
    return id === null
        ? { status, retryAfter, id, body: JSON.parse(steady) as unknown }
        : { status, retryAfter, id: "ID", body: JSON.parse(steady.replaceAll(id, "ID")) as unknown };
}

/** Runs in the page. Undefined where the browser lets it read nothing. */
async function fetchAnswer(url: string, init: RequestInit) {
    try {
        // Past the cache of preflights too: each request sends its own.
        const response = await fetch(url, { ...init, cache: "no-store" });
        return {
            status: response.status,
            retryAfter: response.headers.get("Retry-After"),
            id: response.headers.get("x-amz-apigw-id"),
            text: await response.text(),
        };
    } catch {
        return undefined;
    }
}
