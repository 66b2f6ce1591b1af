import type { CognitoService } from "./cognito/service";
import { parseFault } from "./kinesis/faults/fault";
import type { FaultyKinesis } from "./kinesis/faults/faultyKinesis";
import { exportCommand } from "./environment";
import type { HttpAnswer, HttpRequest } from "./http/messages";
import { answerViewerRequest } from "./openApi/viewer";
import type { Served } from "./served";

/**
 * Answers what controls the local run itself; undefined for any other path.
 *
 * - `GET /_local`: outputs, routes, what is not copied, the faults that are on, what makes the Pulumi CLI deploy to this
 *   run, and the command that leads a shell's AWS SDKs to it.
 * - `GET /_local/codes`: the confirmation codes and temporary passwords that were sent, newest first.
 * - `GET /_local/openapi.json`: the API as OpenAPI 3.1.
 * - `GET /_local/api/`: a page to try it on.
 * - `PUT /_local/faults`, a JSON list such as `["PutRecord=InternalFailureException:0.1"]`: these faults, and no
 *   others, are on from now. An empty list ends them all.
 *
 * No page of another origin gets here.
 */
export function answerControlRequest(
    request: HttpRequest,
    served: Served,
    kinesis: FaultyKinesis,
    cognito: CognitoService,
    region: string,
): HttpAnswer | Promise<HttpAnswer> | undefined {
    switch (`${request.method} ${request.path}`) {
        case "GET /_local":
            return json(200, {
                ...served.describe(),
                faults: kinesis.faults.map(({ text }) => text),
                environment: served.environment,
                shell: exportCommand(served.describe().outputs.endpoint, region),
            });
        case "GET /_local/openapi.json":
            return json(...openApiOf(served));
        case "GET /_local/codes":
            return cognito.messages().then((messages) => json(200, messages));
        case "PUT /_local/faults":
            return putFaults(request, kinesis);
        default:
            return answerViewerRequest(request);
    }
}

function openApiOf(served: Served): [status: number, body: unknown] {
    const document = served.openApi();
    return document === undefined ? [404, { message: "No API is deployed yet." }] : [200, document];
}

/** Bytes of a list of faults. */
const longestList = 64 * 1024;

function putFaults(request: HttpRequest, kinesis: FaultyKinesis): HttpAnswer {
    try {
        if (request.bodyTooLarge || request.body.length > longestList) {
            throw new Error(`The list of faults is over ${longestList} bytes.`);
        }
        const texts: unknown = JSON.parse(request.body.toString());
        if (!Array.isArray(texts)) {
            throw new Error("The body is no JSON list of faults.");
        }
        kinesis.faults = texts.map((text) => parseFault(String(text)));
        return json(200, { faults: kinesis.faults.map(({ text }) => text) });
    } catch (error) {
        return json(400, { message: (error as Error).message });
    }
}

function json(status: number, body: unknown): HttpAnswer {
    return { status, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
}
