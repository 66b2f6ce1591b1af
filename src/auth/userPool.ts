import * as cognito from "@pulumi/aws/cognito";
import * as pulumi from "@pulumi/pulumi";
import type { SignInConfig } from "../config/signIn";

export interface UserPoolArgs extends SignInConfig {
    /** Refuse to delete or replace the pool, in Pulumi and in AWS. */
    readonly protect: boolean;
}

/** Who may call the API: a user pool with the e-mail address as user name, and the app client that signs in. */
export class UserPool extends pulumi.ComponentResource {
    readonly userPoolId: pulumi.Output<string>;
    readonly userPoolArn: pulumi.Output<string>;
    readonly userPoolClientId: pulumi.Output<string>;

    constructor(name: string, args: UserPoolArgs, opts?: pulumi.ComponentResourceOptions) {
        super("kinesis-proxy:index:UserPool", name, {}, opts);
        const pool = new cognito.UserPool(
            name,
            {
                usernameAttributes: ["email"],
                usernameConfiguration: { caseSensitive: false },
                autoVerifiedAttributes: ["email"],
                // Until its owner confirms it, a new address does not take the old one's place.
                userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdates: ["email"] },
                passwordPolicy: {
                    minimumLength: args.passwordMinimumLength,
                    requireLowercase: true,
                    requireUppercase: true,
                    requireNumbers: true,
                    requireSymbols: true,
                    temporaryPasswordValidityDays: 7,
                },
                accountRecoverySetting: { recoveryMechanisms: [{ name: "verified_email", priority: 1 }] },
                adminCreateUserConfig: { allowAdminCreateUserOnly: !args.selfSignUp },
                ...(args.mfa !== "OFF" && {
                    mfaConfiguration: args.mfa,
                    softwareTokenMfaConfiguration: { enabled: true },
                }),
                ...(args.protect && { deletionProtection: "ACTIVE" }),
            },
            { parent: this, protect: args.protect },
        );
        const client = new cognito.UserPoolClient(
            name,
            {
                userPoolId: pool.id,
                explicitAuthFlows: [
                    "ALLOW_USER_PASSWORD_AUTH",
                    "ALLOW_USER_SRP_AUTH",
                    "ALLOW_REFRESH_TOKEN_AUTH",
                ],
                generateSecret: false,
                enableTokenRevocation: true,
                preventUserExistenceErrors: "ENABLED",
                // Declared at Cognito's default, too: the provider keeps a validity that is no longer declared.
                idTokenValidity: args.tokenValidityMinutes,
                accessTokenValidity: args.tokenValidityMinutes,
                tokenValidityUnits: { idToken: "minutes", accessToken: "minutes" },
            },
            { parent: this },
        );
        this.userPoolId = pool.id;
        this.userPoolArn = pool.arn;
        this.userPoolClientId = client.id;
        this.registerOutputs({ userPoolId: this.userPoolId, userPoolClientId: this.userPoolClientId });
    }
}
