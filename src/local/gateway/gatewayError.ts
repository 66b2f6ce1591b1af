/**
 * Kinds of error that API Gateway answers by itself: status, error name and default message (API Gateway Developer
 * Guide, "Gateway response types"). Throttles, AWS WAF and policies of an API answer on AWS alone.
 */
const kinds = {
    MISSING_AUTHENTICATION_TOKEN: [
        403,
        "MissingAuthenticationTokenException",
        "Missing Authentication Token",
    ],
    UNAUTHORIZED: [401, "UnauthorizedException", "Unauthorized"],
    BAD_REQUEST_PARAMETERS: [400, "BadRequestException", "Missing required request parameters"],
    BAD_REQUEST_BODY: [400, "BadRequestException", "Invalid request body"],
    DEFAULT_4XX: [400, "BadRequestException", "Bad Request"],
    UNSUPPORTED_MEDIA_TYPE: [415, "BadRequestException", "Unsupported Media Type"],
    REQUEST_TOO_LARGE: [413, "RequestTooLongException", "Request Too Long"],
    ACCESS_DENIED: [403, "AccessDeniedException", "Forbidden"],
    WAF_FILTERED: [403, "ForbiddenException", "Forbidden"],
    THROTTLED: [429, "TooManyRequestsException", "Too Many Requests"],
    INTEGRATION_FAILURE: [504, "InternalServerErrorException", "Network error communicating with endpoint"],
    INTEGRATION_TIMEOUT: [504, "InternalServerErrorException", "Endpoint request timed out"],
    API_CONFIGURATION_ERROR: [500, "InternalServerErrorException", "Internal server error"],
} as const;

export type GatewayResponseType = keyof typeof kinds;

/** An error that the gateway answers by itself, with the gateway response that is declared for its type. */
export class GatewayError extends Error {
    readonly status: number;
    /** Value of the header `x-amzn-ErrorType`. */
    readonly errorType: string;
    /** What whoever runs this is told of it, and the client is not. */
    reason: string | undefined;

    /**
     * @param message defaults to the type's own
     * @param validationError what is wrong with the body, for `$context.error.validationErrorString`
     */
    constructor(
        readonly responseType: GatewayResponseType,
        message: string = kinds[responseType][2],
        readonly validationError?: string,
    ) {
        super(message);
        [this.status, this.errorType] = kinds[responseType];
    }

    because(reason: string | undefined): this {
        this.reason = reason;
        return this;
    }
}
