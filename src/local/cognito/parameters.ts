import { invalidParameter } from "./errors";

/** `AuthParameters`, or `ChallengeResponses`. */
export type Parameters = Readonly<Record<string, string>>;

/** @throws CognitoError InvalidParameterException where one of them is missing, or empty */
export function parameter(parameters: Parameters, name: string): string {
    const value = parameters[name];
    if (!value) {
        throw invalidParameter(`Missing required parameter ${name}`);
    }
    return value;
}
