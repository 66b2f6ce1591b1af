import type { ConfigReader } from "./configReader";

/** Who signs in, and how. */
export interface SignInConfig {
    /** Anybody may sign up; false leaves it to administrators. */
    readonly selfSignUp: boolean;
    readonly mfa: Mfa;
    readonly passwordMinimumLength: number;
    /** Minutes for which an ID or access token is good. */
    readonly tokenValidityMinutes: number;
}

/** Whether users need a second factor, a time-based one-time password (Cognito API reference, UserPoolType). */
export const mfaModes = ["OFF", "OPTIONAL", "ON"] as const;
export type Mfa = (typeof mfaModes)[number];

/** The bounds are Cognito's (API reference: PasswordPolicyType, UserPoolClientType). */
export function signInConfig(values: ConfigReader): SignInConfig {
    return {
        selfSignUp: values.boolean("selfSignUp", true),
        mfa: values.oneOf("mfa", mfaModes, "OFF"),
        passwordMinimumLength: values.integer("passwordMinimumLength", 12, { min: 6, max: 99 }),
        tokenValidityMinutes: values.integer("tokenValidityMinutes", 60, { min: 5, max: 1440 }),
    };
}
