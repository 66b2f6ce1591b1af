import { isDeepStrictEqual } from "node:util";
import type { Answer, Schema } from "../apiFacts";
import { GatewayError, type GatewayResponseType } from "../gateway/gatewayError";
import { answerOfAws, createGatewayResponses, type AnswerError } from "../gateway/gatewayResponse";
import type { MethodModel, RestApiModel } from "../gateway/restApiModel";

/** When API Gateway answers so by itself (API Gateway Developer Guide, "Gateway response types"). */
const occasions: Readonly<Record<GatewayResponseType, string>> = {
    BAD_REQUEST_BODY: "The body does not match its schema; the message says why.",
    BAD_REQUEST_PARAMETERS: "A parameter that has to be there is not.",
    DEFAULT_4XX: "API Gateway cannot read the request.",
    UNAUTHORIZED: "There is no token, it is none that is taken here, or it has expired.",
    MISSING_AUTHENTICATION_TOKEN: "There is no such path or method.",
    ACCESS_DENIED: "A policy of the API does not let the request in.",
    WAF_FILTERED: "AWS WAF does not let the request in.",
    REQUEST_TOO_LARGE: "The request is over 10 MB.",
    UNSUPPORTED_MEDIA_TYPE: "The body is of a media type that is not taken.",
    THROTTLED: "More requests come than the API takes.",
    API_CONFIGURATION_ERROR: "A part of the API failed.",
    INTEGRATION_FAILURE: "API Gateway did not reach Kinesis.",
    INTEGRATION_TIMEOUT: "Kinesis did not answer in time.",
};

/** What comes before API Gateway knows whose API it is, and is AWS's own. */
const answersOfAws: readonly (readonly [GatewayResponseType, when: string])[] = [
    ["REQUEST_TOO_LARGE", occasions.REQUEST_TOO_LARGE],
    [
        "UNSUPPORTED_MEDIA_TYPE",
        "The body's content coding is neither gzip nor deflate, or it is not what it says.",
    ],
];

/** The bodies of these answers, as components of the document: the API's own, and AWS's. */
export function errorSchemas(api: RestApiModel): Readonly<Record<string, Schema>> {
    const typical = new GatewayError("UNAUTHORIZED");
    return {
        Error: schemaOf(bodyOf(createGatewayResponses(api), typical).body),
        AwsError: schemaOf(bodyOf(answerOfAws, typical).body),
    };
}

/** How API Gateway answers for a method by itself. */
export function gatewayAnswersOf(api: RestApiModel, method: MethodModel): Answer[] {
    const answerError = createGatewayResponses(api);
    const components = Object.entries(errorSchemas(api));
    const describe = (type: GatewayResponseType, when: string, answer: AnswerError): Answer => {
        const { status, headers, body } = bodyOf(answer, exampleOf(type));
        const schema = schemaOf(body);
        const component = components.find(([, one]) => isDeepStrictEqual(one, schema))?.[0];
        return {
            status,
            when,
            schema: component === undefined ? schema : { $ref: `#/components/schemas/${component}` },
            example: { name: answer === answerOfAws ? `${type}_OF_AWS` : type, value: body },
            retryAfter: Object.keys(headers).some((name) => name.toLowerCase() === "retry-after"),
        };
    };
    const types = (Object.keys(occasions) as GatewayResponseType[]).filter((type) => canHappen(type, method));
    return [
        ...types.map((type) => describe(type, occasions[type], answerError)),
        ...answersOfAws.map(([type, when]) => describe(type, when, answerOfAws)),
    ];
}

function canHappen(type: GatewayResponseType, { authorizer, bodySchemas }: MethodModel): boolean {
    switch (type) {
        case "UNAUTHORIZED":
            return authorizer !== undefined;
        case "BAD_REQUEST_BODY":
            return bodySchemas.size > 0;
        case "REQUEST_TOO_LARGE":
            return false;
        default:
            return true;
    }
}

function exampleOf(type: GatewayResponseType): GatewayError {
    const validationError =
        type === "BAD_REQUEST_BODY" ? '[object has missing required properties (["Data"])]' : "";
    return new GatewayError(type, undefined, validationError);
}

function bodyOf(answerError: AnswerError, error: GatewayError) {
    const { status, headers, body } = answerError(error, { extendedRequestId: "9J7kZqFGv03k5_Q=" });
    try {
        return { status, headers, body: JSON.parse(body) as unknown };
    } catch {
        return { status, headers, body };
    }
}

/** An object of texts, as a gateway response's template makes it; anything for what is none. */
function schemaOf(body: unknown): Schema {
    if (typeof body !== "object" || body === null) {
        return {};
    }
    const names = Object.keys(body);
    return {
        type: "object",
        properties: Object.fromEntries(names.map((name) => [name, { type: "string" }])),
        required: names,
        additionalProperties: false,
    };
}
