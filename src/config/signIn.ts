import type * as pulumi from "@pulumi/pulumi";
import { boolean, integer, oneOf } from "./kinds";
import type { ValueReader } from "./valueReader";

/** Whether users need a second factor, a time-based one-time password (Cognito API reference, UserPoolType). */
export const Mfa = {
    /** A password is enough. */
    OFF: "OFF",
    /** Users may set one up, and are asked for it then. */
    OPTIONAL: "OPTIONAL",
    /** Every user needs one. */
    ON: "ON",
} as const;
export type Mfa = (typeof Mfa)[keyof typeof Mfa];

/** Who signs in, and how. */
export interface SignInInputs {
    /** Anybody may sign up; false leaves it to administrators. Defaults to true. */
    selfSignUp?: boolean;
    /** One-time passwords as a second factor, OFF, OPTIONAL or ON (required). Defaults to OFF. */
    mfa?: Mfa;
    /** Characters that a password has at least, 6 to 99. Defaults to 12. */
    passwordMinimumLength?: pulumi.Input<number>;
    /** Minutes for which an ID or access token is good, 5 to 1440. Defaults to 60. */
    tokenValidityMinutes?: pulumi.Input<number>;
}

export type SignInConfig = Readonly<Required<SignInInputs>>;

/** The bounds are Cognito's (API reference: PasswordPolicyType, UserPoolClientType). */
export function signInConfig(values: ValueReader): SignInConfig {
    return {
        selfSignUp: values.plain("selfSignUp", boolean, true),
        mfa: values.plain("mfa", oneOf(Object.values(Mfa)), "OFF"),
        passwordMinimumLength: values.input("passwordMinimumLength", integer({ min: 6, max: 99 }), 12),
        tokenValidityMinutes: values.input("tokenValidityMinutes", integer({ min: 5, max: 1440 }), 60),
    };
}
