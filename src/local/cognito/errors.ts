/** An error that Cognito answers with: its name (`__type`), text and HTTP status. */
export class CognitoError extends Error {
    constructor(
        readonly code: string,
        message: string,
        readonly status = 400,
    ) {
        super(message);
    }
}

const clientError =
    (code: string) =>
    (message: string): CognitoError =>
        new CognitoError(code, message);

export const aliasExists = clientError("AliasExistsException");
export const codeMismatch = clientError("CodeMismatchException");
export const enableSoftwareTokenMfa = clientError("EnableSoftwareTokenMFAException");
export const expiredCode = clientError("ExpiredCodeException");
export const groupExists = clientError("GroupExistsException");
export const invalidOAuthFlow = clientError("InvalidOAuthFlowException");
export const invalidParameter = clientError("InvalidParameterException");
export const invalidPassword = clientError("InvalidPasswordException");
export const notAuthorized = clientError("NotAuthorizedException");
export const passwordResetRequired = clientError("PasswordResetRequiredException");
export const resourceNotFound = clientError("ResourceNotFoundException");
export const scopeDoesNotExist = clientError("ScopeDoesNotExistException");
export const serialization = clientError("SerializationException");
export const softwareTokenMfaNotFound = clientError("SoftwareTokenMFANotFoundException");
export const unsupportedOperation = clientError("UnsupportedOperationException");
export const unsupportedTokenType = clientError("UnsupportedTokenTypeException");
export const unsupportedUserState = clientError("UnsupportedUserStateException");
export const userNotConfirmed = clientError("UserNotConfirmedException");
export const userNotFound = clientError("UserNotFoundException");
export const usernameExists = clientError("UsernameExistsException");

export const internalError = (message: string): CognitoError =>
    new CognitoError("InternalErrorException", message, 500);

/** What AWS has and the local run lacks. */
export const notServed = (what: string): CognitoError =>
    unsupportedOperation(`The local run does not support ${what}.`);

/** Said of a wrong password, and of an unknown user where the client does not let that be known. */
export const incorrectCredentials = (): CognitoError => notAuthorized("Incorrect username or password.");
