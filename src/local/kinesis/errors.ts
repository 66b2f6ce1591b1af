import { failure, type ServiceAnswer } from "../aws/jsonProtocol";

/** An error that Kinesis answers with: its name (`__type`), text and HTTP status. */
export class KinesisError extends Error {
    constructor(
        readonly code: string,
        message = "",
        readonly status = 400,
    ) {
        super(message);
    }
}

const clientError =
    (code: string) =>
    (message?: string): KinesisError =>
        new KinesisError(code, message);

/** Words of IAM (IAM User Guide, "Troubleshoot access denied error messages"). */
export const accessDenied = (role: string, action: string, resource: string): KinesisError =>
    new KinesisError(
        "AccessDeniedException",
        `User: ${role} is not authorized to perform: ${action} on resource: ${resource} ` +
            `because no identity-based policy allows the ${action} action`,
    );
export const expiredIterator = clientError("ExpiredIteratorException");
export const expiredNextToken = clientError("ExpiredNextTokenException");
export const invalidArgument = clientError("InvalidArgumentException");
export const limitExceeded = clientError("LimitExceededException");
export const provisionedThroughputExceeded = clientError("ProvisionedThroughputExceededException");
export const resourceInUse = clientError("ResourceInUseException");
export const resourceNotFound = clientError("ResourceNotFoundException");
export const serialization = clientError("SerializationException");
export const unknownOperation = clientError("UnknownOperationException");
export const unsupportedOperation = clientError("UnsupportedOperationException");
export const validation = clientError("ValidationException");

export const internalFailure = (message?: string): KinesisError =>
    new KinesisError("InternalFailureException", message, 500);

/** An error as Kinesis answers it. What is none of Kinesis's own is a bug, or a disk: told to whoever runs this, too. */
export function refusal(error: unknown): ServiceAnswer {
    if (!(error instanceof KinesisError)) {
        console.error(error);
    }
    const { code, message, status } =
        error instanceof KinesisError ? error : internalFailure((error as Error).message);
    // As recorded from AWS.
    const field = code === "SerializationException" ? "Message" : "message";
    return failure(status, code, message === "" ? {} : { [field]: message });
}
