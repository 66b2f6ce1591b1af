import { randomUUID } from "node:crypto";
import { localAccountId } from "../aws/account";
import type { Clock } from "../aws/clock";
import type { TemplateContext } from "../vtl";
import type { Claims } from "./authorizer";
import type { HttpRequest } from "../http/messages";
import type { RestApiModel } from "./restApiModel";

/** `$context` of a request (API Gateway Developer Guide, "Variables for data transformations"). */
export interface RequestContext extends TemplateContext {
    readonly requestId: string;
    /** The client can choose `requestId`, but not this one. */
    readonly extendedRequestId: string;
    resourcePath?: string;
    authorizer?: { readonly claims: Claims };
}

export function createRequestContext(request: HttpRequest, api: RestApiModel, clock: Clock): RequestContext {
    const now = clock.now();
    return {
        accountId: localAccountId,
        apiId: api.id,
        stage: api.stageName,
        requestId: randomUUID(),
        extendedRequestId: extendedRequestId(),
        requestTimeEpoch: now,
        get requestTime() {
            return commonLogTime(new Date(now));
        },
        httpMethod: request.method,
        path: request.path,
        protocol: request.protocol,
        domainName: request.headers.host ?? "",
        identity: { sourceIp: request.sourceIp, userAgent: request.headers["user-agent"] ?? "" },
    };
}

/** 11 random bytes as text; UUIDs come from a pool, which makes them cheap. */
function extendedRequestId(): string {
    return `${Buffer.from(randomUUID().replaceAll("-", "").slice(10), "hex").toString("base64url")}=`;
}

/** Common Log Format: `05/Mar/2026:14:07:31 +0000`. */
function commonLogTime(time: Date): string {
    const [, day, month, year, clock] = /, (\d+) (\w+) (\d+) ([\d:]+)/.exec(time.toUTCString())!;
    return `${day}/${month}/${year}:${clock} +0000`;
}
