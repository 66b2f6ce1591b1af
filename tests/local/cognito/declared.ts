/** A user pool and an app client, as a program declares them. */
export const poolInputs = {
    usernameAttributes: ["email"],
    usernameConfiguration: { caseSensitive: false },
    autoVerifiedAttributes: ["email"],
    passwordPolicy: {
        minimumLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireNumbers: true,
        requireSymbols: true,
    },
    adminCreateUserConfig: { allowAdminCreateUserOnly: false },
};

export const clientInputs = {
    userPoolId: "us-east-1_declared1",
    explicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    preventUserExistenceErrors: "ENABLED",
};

export const password = "Correct-Horse-1";
