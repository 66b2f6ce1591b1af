import type { ServiceAnswer } from "../aws/jsonProtocol";
import type { HttpAnswer, HttpRequest } from "../http/messages";
import type { CognitoService } from "./service";

/** AWS answers pages of any origin here, too: who has a token, or a secret, may. */
const corsHeaders = { "Access-Control-Allow-Origin": "*" };

/**
 * Answers what OAuth 2 and OpenID Connect ask a Cognito: key sets and configurations of pools, and the token
 * endpoint of those that have a domain; undefined for any other request.
 */
export async function answerWebRequest(
    request: HttpRequest,
    cognito: CognitoService,
): Promise<HttpAnswer | undefined> {
    const [, pool, document] =
        /^\/([^/]+)\/\.well-known\/(jwks\.json|openid-configuration)$/.exec(request.path) ?? [];
    if (pool !== undefined && request.method === "GET") {
        const answer = document === "jwks.json" ? cognito.keys(pool) : cognito.openIdConfiguration(pool);
        return answer.then(
            (body) => json(200, body),
            () => json(404, { message: `There is no user pool ${pool}.` }),
        );
    }
    if (request.path !== "/oauth2/token") {
        return undefined;
    }
    if (request.method === "OPTIONS") {
        const allowed = {
            "Access-Control-Allow-Methods": "POST",
            "Access-Control-Allow-Headers": String(request.headers["access-control-request-headers"] ?? ""),
        };
        return { status: 200, headers: { ...corsHeaders, ...allowed }, body: "" };
    }
    if (request.method !== "POST" || request.bodyTooLarge) {
        return json(request.bodyTooLarge ? 413 : 405, { error: "invalid_request" });
    }
    const { authorization } = request.headers as { authorization?: string };
    return withCors(await cognito.token({ authorization, body: request.body.toString() }));
}

function json(status: number, body: object): HttpAnswer {
    return {
        status,
        headers: { "Content-Type": "application/json", ...corsHeaders },
        body: JSON.stringify(body),
    };
}

function withCors({ status, headers, body }: ServiceAnswer): HttpAnswer {
    const type = headers["content-type"] ?? "application/json";
    return { status, headers: { "Content-Type": type, "Cache-Control": "no-store", ...corsHeaders }, body };
}
