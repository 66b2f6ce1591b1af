import { JwtVerifier } from "aws-jwt-verify";
import type { Clock } from "../aws/clock";
import type { CognitoService } from "../cognito/service";
import { claimTexts, type Claims, type ClaimTexts } from "./claims";
import { GatewayError } from "./gatewayError";
import type { HttpRequest } from "../http/messages";
import type { AuthorizerInputs } from "../resources/apigateway/authorizer";

/** Lets a request in, or throws {@link GatewayError} UNAUTHORIZED. */
export type Authorize = (request: HttpRequest) => ClaimTexts;

/** Tokens whose signature was checked already; API Gateway keeps its authorizer's results, too. */
const cachedTokens = 10_000;

/** The authorizers of an API: methods with the same one, and the same scopes, share the tokens that it knows. */
export class SharedAuthorizers {
    private readonly authorizers = new Map<string, Promise<Authorize>>();

    constructor(
        private readonly cognito: CognitoService,
        private readonly clock: Clock,
    ) {}

    get(inputs: AuthorizerInputs, scopes: readonly string[]): Promise<Authorize> {
        const key = JSON.stringify([inputs, scopes]);
        const authorizer =
            this.authorizers.get(key) ?? createAuthorizer(inputs, scopes, this.cognito, this.clock);
        this.authorizers.set(key, authorizer);
        return authorizer;
    }
}

/** A token whose signature and issuer are good. */
interface Verified {
    readonly claims: ClaimTexts;
    /** Milliseconds since the epoch. */
    readonly expires: number;
    /** Why it is not let in; undefined where it is. */
    readonly refusal: string | undefined;
}

/**
 * A COGNITO_USER_POOLS authorizer: signature, issuer, expiry, and `token_use`: an ID token where the method
 * has no scopes, an access token with one of them where it has some (API Gateway Developer Guide, "Control
 * access to REST APIs using Amazon Cognito user pools as an authorizer").
 */
async function createAuthorizer(
    { identitySource = "method.request.header.Authorization", ...inputs }: AuthorizerInputs,
    scopes: readonly string[],
    cognito: CognitoService,
    clock: Clock,
): Promise<Authorize> {
    const header = identitySource.replace("method.request.header.", "").toLowerCase();
    const verifier = await verifierOf(inputs.providerArns ?? [], cognito);
    const audience = inputs.identityValidationExpression;
    const audiencePattern = audience === undefined ? undefined : new RegExp(`^(?:${audience})$`);
    const verified = new Map<string, Verified>();

    const use = scopes.length > 0 ? "access" : "id";
    const refusalOf = (claims: Claims): string | undefined => {
        if (claims.token_use !== use) {
            return `token_use is ${String(claims.token_use)}; the method takes ${use}`;
        }
        if (use === "access") {
            const isGranted = String(claims.scope)
                .split(" ")
                .some((scope) => scopes.includes(scope));
            return isGranted
                ? undefined
                : `scope is ${String(claims.scope)}; the method takes ${scopes.join(", ")}`;
        }
        return (audiencePattern?.test(String(claims.aud)) ?? true)
            ? undefined
            : `aud is ${String(claims.aud)}; the authorizer takes ${audience}`;
    };

    const read = (token: string): Verified => {
        if (token === "") {
            throw new GatewayError("UNAUTHORIZED").because(`no token is in the header ${header}`);
        }
        const claims = verify(verifier, token);
        const read = {
            claims: claimTexts(claims),
            expires: Number(claims.exp ?? 0) * 1000,
            refusal: refusalOf(claims),
        };
        if (verified.size >= cachedTokens) {
            verified.clear();
        }
        verified.set(token, read);
        return read;
    };

    return (request) => {
        const value = request.headers[header];
        const token = typeof value === "string" ? value.replace(/^Bearer /, "") : "";
        const known = verified.get(token) ?? read(token);
        if (known.expires <= clock.now()) {
            throw new GatewayError("UNAUTHORIZED", "The incoming token has expired").because(
                `it expired at ${known.claims.exp}`,
            );
        }
        if (known.refusal !== undefined) {
            throw new GatewayError("UNAUTHORIZED").because(known.refusal);
        }
        return known.claims;
    };
}

/** The verifier has no clock but the machine's. */
const expiryIsCheckedHere = Number.MAX_SAFE_INTEGER;

type Verifier = Awaited<ReturnType<typeof verifierOf>>;

async function verifierOf(userPoolArns: readonly string[], cognito: CognitoService) {
    const userPoolIds = userPoolArns.map((arn) => arn.slice(arn.indexOf("/") + 1));
    const verifier = JwtVerifier.create(
        userPoolIds.map((id) => {
            const issuer = cognito.issuer(id);
            return {
                issuer,
                audience: null,
                jwksUri: `${issuer}/.well-known/jwks.json`,
                graceSeconds: expiryIsCheckedHere,
            };
        }),
    );
    for (const id of userPoolIds) {
        verifier.cacheJwks(
            (await cognito.keys(id)) as Parameters<typeof verifier.cacheJwks>[0],
            cognito.issuer(id),
        );
    }
    return verifier;
}

function verify(verifier: Verifier, token: string): Claims {
    try {
        return verifier.verifySync(token);
    } catch (error) {
        throw new GatewayError("UNAUTHORIZED").because((error as Error).message);
    }
}
