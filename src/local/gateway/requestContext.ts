import { randomUUID } from "node:crypto";
import { localAccountId } from "../aws/account";
import { bySecond, type Clock } from "../aws/clock";
import { randomText } from "../aws/randomText";
import type { HttpRequest } from "../http/messages";
import type { TemplateContext } from "../vtl";
import type { ClaimTexts } from "./claims";
import type { RestApiModel } from "./restApiModel";

/** `$context` of a request (API Gateway Developer Guide, "Variables for data transformations"). */
export interface RequestContext extends TemplateContext {
    readonly requestId: string;
    /** The client can choose `requestId`, but not this one. */
    readonly extendedRequestId: string;
    resourceId: string;
    resourcePath: string;
    authorizer?: { readonly claims: ClaimTexts };
}

/**
 * The members that AWS has, in the order in which its key set gives them (recorded: LocalStack's aws.validated
 * test_sqs_amz_json_protocol), but for the overrides, which the first template that asks for them adds. Nobody has
 * signed the request: most of `identity` is empty.
 */
export function createRequestContext(request: HttpRequest, api: RestApiModel, clock: Clock): RequestContext {
    const now = clock.now();
    const domainName = String(request.headers.host ?? "");
    return {
        resourceId: "",
        resourcePath: "",
        httpMethod: request.method,
        extendedRequestId: `${randomText(11, "base64url")}=`,
        requestTime: requestTime(now),
        path: request.path,
        accountId: localAccountId,
        protocol: request.protocol,
        stage: api.stageName,
        domainPrefix: domainName.split(".", 1)[0],
        requestTimeEpoch: now,
        requestId: randomUUID(),
        identity: {
            cognitoIdentityPoolId: null,
            accountId: null,
            cognitoIdentityId: null,
            caller: null,
            sourceIp: request.sourceIp,
            principalOrgId: null,
            accessKey: null,
            cognitoAuthenticationType: null,
            cognitoAuthenticationProvider: null,
            userArn: null,
            userAgent: request.headers["user-agent"] ?? null,
            user: null,
        },
        domainName,
        deploymentId: api.deploymentId,
        apiId: api.id,
    };
}

/** Common Log Format: `05/Mar/2026:14:07:31 +0000`. */
const requestTime = bySecond((time) => {
    const [, day, month, year, clock] = /, (\d+) (\w+) (\d+) ([\d:]+)/.exec(time.toUTCString())!;
    return `${day}/${month}/${year}:${clock} +0000`;
});
