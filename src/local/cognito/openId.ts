import type { Cognito } from "./cognito";
import type { Pool } from "./pool";

/** A pool's openid-configuration, as Cognito has it, with the endpoints that are here. */
export function openIdConfiguration({ address, issuer }: Cognito, pool: Pool): Record<string, unknown> {
    return {
        id_token_signing_alg_values_supported: ["RS256"],
        issuer: issuer(pool.id),
        jwks_uri: `${issuer(pool.id)}/.well-known/jwks.json`,
        response_types_supported: ["code", "token"],
        scopes_supported: ["openid", "email", "phone", "profile"],
        subject_types_supported: ["public"],
        ...(pool.domain !== undefined && {
            token_endpoint: `${address}/oauth2/token`,
            token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
        }),
    };
}
