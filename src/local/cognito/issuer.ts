import { randomBytes } from "node:crypto";
import { decomposeUnverifiedJwt } from "aws-jwt-verify/jwt";
import type { Properties } from "../declaration";

/** Calls an action of Cognito; rejects with its error. */
export type Ask = (action: string, request: Properties) => Promise<Properties>;

const flow = "ADMIN_USER_PASSWORD_AUTH";

/**
 * What the tokens of a user pool really say in `iss`, which is a setting of an emulator's own and which its
 * discovery document may not tell: a user of the moment signs in, through a client of the moment.
 */
export async function readIssuer(UserPoolId: string, ask: Ask): Promise<string> {
    const ClientName = `issuer-${randomBytes(6).toString("hex")}`;
    const { UserPoolClient } = await ask("CreateUserPoolClient", {
        UserPoolId,
        ClientName,
        ExplicitAuthFlows: [`ALLOW_${flow}`, "ALLOW_REFRESH_TOKEN_AUTH"],
    });
    const { ClientId } = UserPoolClient as { ClientId: string };
    const Username = `${ClientName}@example.com`;
    const Password = `${randomBytes(12).toString("base64url")}aA1!`;
    const user = { UserPoolId, Username };
    try {
        await ask("AdminCreateUser", { ...user, MessageAction: "SUPPRESS" });
        await ask("AdminSetUserPassword", { ...user, Password, Permanent: true });
        const { AuthenticationResult } = await ask("AdminInitiateAuth", {
            UserPoolId,
            ClientId,
            AuthFlow: flow,
            AuthParameters: { USERNAME: Username, PASSWORD: Password },
        });
        await ask("AdminDeleteUser", user);
        return decomposeUnverifiedJwt((AuthenticationResult as { IdToken: string }).IdToken).payload.iss!;
    } finally {
        await ask("DeleteUserPoolClient", { UserPoolId, ClientId });
    }
}
