import { randomUUID } from "node:crypto";
import type { AppClient } from "cognito-local/lib/services/appClient";
import type { Clock } from "cognito-local/lib/services/clock";
import type { Context } from "cognito-local/lib/services/context";
import type { TokenGenerator, Tokens } from "cognito-local/lib/services/tokenGenerator";
import { attributesToRecord, type User } from "cognito-local/lib/services/userPoolService";
import { createRefreshToken } from "./refreshToken";
import { signToken } from "./signingKey";
import type { UserPools } from "./userPools";

type TokenType = "AccessToken" | "IdToken" | "RefreshToken";

const secondsIn: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86400 };

/** Tokens with the claims that Cognito's have ("Understanding user pool JSON web tokens", Cognito guide). */
export class SignedTokens implements TokenGenerator {
    constructor(
        private readonly pools: UserPools,
        private readonly clock: Clock,
        private readonly issuer: (userPoolId: string) => string,
    ) {}

    async generate(ctx: Context, user: User, groups: readonly string[], client: AppClient): Promise<Tokens> {
        const { signingKey } = await this.pools.getUserPool(ctx, client.UserPoolId);
        const now = Math.floor(this.clock.get().getTime() / 1000);
        const { sub, ...attributes } = attributesToRecord(user.Attributes);
        const common = {
            sub,
            "cognito:groups": groups.length > 0 ? groups : undefined,
            iss: this.issuer(client.UserPoolId),
            origin_jti: randomUUID(),
            event_id: randomUUID(),
            auth_time: now,
            iat: now,
        };
        return {
            AccessToken: signToken(
                {
                    ...common,
                    client_id: client.ClientId,
                    token_use: "access",
                    scope: "aws.cognito.signin.user.admin",
                    exp: now + validity(client, "AccessToken"),
                    jti: randomUUID(),
                    username: user.Username,
                },
                signingKey,
            ),
            IdToken: signToken(
                {
                    ...attributes,
                    ...verified(attributes, "email"),
                    ...verified(attributes, "phone_number"),
                    ...common,
                    "cognito:username": user.Username,
                    aud: client.ClientId,
                    token_use: "id",
                    exp: now + validity(client, "IdToken"),
                    jti: randomUUID(),
                },
                signingKey,
            ),
            RefreshToken: createRefreshToken({
                clientId: client.ClientId,
                expiry: now + validity(client, "RefreshToken"),
            }),
        };
    }
}

/** How long a client's tokens are good, in seconds: as it is declared, or an hour, and 30 days to refresh. */
export function validity(client: AppClient, type: TokenType): number {
    const unit = client.TokenValidityUnits?.[type] ?? (type === "RefreshToken" ? "days" : "hours");
    const declared = client[`${type}Validity`];
    return declared ? declared * (secondsIn[unit] ?? NaN) : type === "RefreshToken" ? 30 * 86400 : 3600;
}

/** `email_verified`, which is there whenever the address is, and is no text. */
function verified(attributes: Readonly<Record<string, string>>, name: string): Record<string, boolean> {
    const claim = `${name}_verified`;
    return name in attributes ? { [claim]: attributes[claim] === "true" } : {};
}
