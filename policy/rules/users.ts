import { type Rule, within } from "../rule";

const userPool = "aws:cognito/userPool:UserPool";

const required = ["requireLowercase", "requireUppercase", "requireNumbers", "requireSymbols"];

export const userRules: readonly Rule[] = [
    {
        name: "strong-password",
        asks: "a strong password",
        ids: ["AwsSolutions-COG1", "Cognito.3", "cognito-user-pool-password-policy-check"],
        severity: "medium",
        remediation:
            `Set in passwordPolicy minimumLength to 14 or more, temporaryPasswordValidityDays to 7 or less, ` +
            `${required.join(", ")} to true; in KinesisProxy, passwordMinimumLength.`,
        each: {
            [userPool]: (pool) => {
                const policy = within(pool, "passwordPolicy");
                const missing = required.filter((name) => policy[name] !== true);
                if (missing.length > 0) {
                    return `passwordPolicy lacks ${missing.join(", ")}.`;
                }
                return Number(policy.minimumLength) >= 14 && Number(policy.temporaryPasswordValidityDays) <= 7
                    ? undefined
                    : "Passwords may be too short, or first ones last too long.";
            },
        },
    },
    {
        name: "second-factor",
        asks: "a second factor",
        ids: ["AwsSolutions-COG2", "cognito-user-pool-mfa-enabled"],
        severity: "medium",
        remediation: "Set mfaConfiguration to ON; in KinesisProxy, mfa.",
        each: {
            [userPool]: ({ props }) =>
                props.mfaConfiguration === "ON" ? undefined : "mfaConfiguration is not ON.",
        },
    },
    {
        name: "pool-deletion-protection",
        asks: "deletion protection of the user pool",
        ids: ["Cognito.6", "cognito-user-pool-deletion-protection-enabled"],
        severity: "medium",
        remediation: "Set deletionProtection to ACTIVE; in KinesisProxy, protect.",
        each: {
            [userPool]: ({ props }) =>
                props.deletionProtection === "ACTIVE" ? undefined : "deletionProtection is not ACTIVE.",
        },
    },
];
