import type { CognitoService } from "./cognito/service";
import { isUnsigned } from "./cognito/unsigned";
import { answerWebRequest } from "./cognito/webEndpoints";
import type { AnyHttpAnswer, HttpAnswer, HttpRequest } from "./http/messages";
import { mediaTypeOf } from "./http/mediaType";
import { ConnectionError } from "./http/client";
import { isFromForeignPage } from "./http/webPage";
import { cborContentType, cborOfAnswer, jsonOfCbor } from "./aws/cborProtocol";
import { failure, isTooIntricate, type ServiceAnswer } from "./aws/jsonProtocol";
import { outputTypes } from "./kinesis/outputTypes";
import type { KinesisService } from "./kinesis/service";

/** Services by the prefix of the header `X-Amz-Target`. */
type Services = { readonly kinesis: KinesisService; readonly cognito: CognitoService };

/** As Cognito itself answers browsers, so that a web page can sign in. */
const corsHeaders = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date",
};

/**
 * Answers what the AWS CLI and SDKs send to the address itself (`AWS_ENDPOINT_URL`), and what OAuth 2 and
 * OpenID Connect ask a user pool; undefined for any other request.
 */
export async function answerAwsRequest(
    request: HttpRequest,
    services: Services,
): Promise<AnyHttpAnswer | undefined> {
    if (request.path !== "/") {
        return answerWebRequest(request, services.cognito);
    }
    if (request.method === "OPTIONS") {
        return { status: 200, headers: { ...corsHeaders, ...preflightHeaders(request) }, body: "" };
    }
    if (request.bodyTooLarge) {
        return failure(413, "RequestEntityTooLarge", { message: "The body is over 10 MB." });
    }
    const target = request.headers["x-amz-target"];
    const [service, action] = (typeof target === "string" ? target : "").split(".") as [string, string?];
    if (service === "AWSCognitoIdentityProviderService" && action !== undefined) {
        if (isFromForeignPage(request) && !isUnsigned(action)) {
            return failure(403, "AccessDeniedException", {
                message: `${action} needs AWS credentials, which a web page does not have.`,
            });
        }
        const answer = await answerJson("Cognito", request.body, (json) =>
            services.cognito.call(action, json),
        );
        return { ...answer, headers: { ...answer.headers, ...corsHeaders } };
    }
    if (service === "Kinesis_20131202" && action !== undefined) {
        if (isFromForeignPage(request)) {
            // A web page reaches Kinesis through the API, and its tokens, or not at all.
            return failure(403, "AccessDeniedException", {
                message: "Kinesis takes no request from a web page.",
            });
        }
        const call = (json: string) => services.kinesis.call(action, json);
        return mediaTypeOf(request) === cborContentType
            ? cborOfAnswer(await answerCbor("Kinesis", request.body, call), outputTypes)
            : answerJson("Kinesis", request.body, call);
    }
    return failure(400, "UnknownOperationException", {
        message: `No service answers X-Amz-Target ${JSON.stringify(target ?? "")}; Kinesis and Cognito do.`,
    });
}

function preflightHeaders(request: HttpRequest): Record<string, string> {
    return {
        "Access-Control-Allow-Methods": "POST",
        "Access-Control-Allow-Headers": String(request.headers["access-control-request-headers"] ?? ""),
        "Access-Control-Max-Age": "172800",
    };
}

type Call = (json: string) => ServiceAnswer | Promise<ServiceAnswer>;

async function answerJson(service: string, body: Buffer, call: Call): Promise<HttpAnswer> {
    return isTooIntricate(body)
        ? failure(400, "SerializationException", {
              message: "The body has more members and items than a request of any service.",
          })
        : answerOf(service, () => call(body.toString()));
}

async function answerCbor(service: string, body: Buffer, call: Call): Promise<HttpAnswer> {
    let json: string;
    try {
        json = jsonOfCbor(body);
    } catch (error) {
        return failure(400, "SerializationException", { message: (error as Error).message });
    }
    return answerOf(service, () => call(json));
}

const isOfService = (name: string) => name === "content-type" || name.startsWith("x-amz");

/**
 * What a service answers, without the headers of the connection that it came over. Where nothing answers, the
 * error of a service that is down, which SDKs retry; a bug is AWS's own word for one, and told to whoever runs this.
 */
async function answerOf(
    service: string,
    call: () => ServiceAnswer | Promise<ServiceAnswer>,
): Promise<HttpAnswer> {
    try {
        const called = call();
        const { status, headers, body } = called instanceof Promise ? await called : called;
        const names = Object.keys(headers).filter(isOfService);
        const own = Object.fromEntries(names.map((name) => [name, headers[name]!]));
        return { status, headers: own, body };
    } catch (error) {
        if (error instanceof ConnectionError) {
            return failure(503, "ServiceUnavailable", { message: `No ${service} answers: ${error.message}` });
        }
        console.error(error);
        return failure(500, "InternalFailure", { message: "The local run failed; see what it printed." });
    }
}
