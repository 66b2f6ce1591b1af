import { randomUUID } from "node:crypto";
import { CognitoError, UnsupportedError } from "cognito-local/lib/errors";
import { contentType, type ServiceAnswer } from "../aws/jsonProtocol";

/** What cognito-local says, by error and text, where Cognito says it otherwise. */
const wordings: Readonly<Record<string, readonly [code: string, message: string]>> = {
    "InvalidPasswordException: Invalid password": [
        "NotAuthorizedException",
        "Incorrect username or password.",
    ],
    "NotAuthorizedException: User not authorized": [
        "NotAuthorizedException",
        "Incorrect username or password.",
    ],
    "UserNotFoundException: User not found.": ["UserNotFoundException", "User does not exist."],
    "CodeMismatchException: Incorrect confirmation code": [
        "CodeMismatchException",
        "Invalid verification code provided, please try again.",
    ],
};

/** A success, on the wire. Times are seconds since the epoch. */
export function success(output: unknown): ServiceAnswer {
    return answer(200, JSON.stringify(output, secondsForDates), {});
}

/** An error as Cognito sends it: its own and those of cognito-local by code, anything else as an internal one. */
export function failure(error: unknown): ServiceAnswer {
    if (error instanceof UnsupportedError) {
        return refusal(
            400,
            "UnsupportedOperationException",
            `The local run does not support ${error.message}.`,
        );
    }
    if (error instanceof CognitoError) {
        const [code, message] = wordings[`${error.code}: ${error.message}`] ?? [error.code, error.message];
        return refusal(400, code, message);
    }
    return refusal(500, "InternalErrorException", (error as Error).message);
}

function refusal(status: number, code: string, message: string): ServiceAnswer {
    return answer(status, JSON.stringify({ __type: code, message }), { "x-amzn-errortype": `${code}:` });
}

function answer(status: number, body: string, headers: Readonly<Record<string, string>>): ServiceAnswer {
    return {
        status,
        headers: { "content-type": contentType, "x-amzn-requestid": randomUUID(), ...headers },
        body,
    };
}

function secondsForDates(this: Record<string, unknown>, key: string, value: unknown): unknown {
    const original = this[key];
    return original instanceof Date ? original.getTime() / 1000 : value;
}
