/** An error that Kinesis answers with: its name (`__type`), text and HTTP status. */
export class KinesisError extends Error {
    constructor(
        readonly code: string,
        message = "",
        readonly status = 400,
    ) {
        super(message);
    }

    /** The answer's body. A SerializationException spells its text "Message", as recorded from AWS. */
    toJson(): string {
        const text = this.code === "SerializationException" ? "Message" : "message";
        return JSON.stringify({
            __type: this.code,
            ...(this.message === "" ? {} : { [text]: this.message }),
        });
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
export const provisionedThroughputExceeded = clientError("ProvisionedThroughputExceededException");
export const resourceInUse = clientError("ResourceInUseException");
export const resourceNotFound = clientError("ResourceNotFoundException");
export const serialization = clientError("SerializationException");
export const unknownOperation = clientError("UnknownOperationException");
export const validation = clientError("ValidationException");

export const internalFailure = (message?: string): KinesisError =>
    new KinesisError("InternalFailureException", message, 500);
