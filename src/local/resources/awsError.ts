/** What an AWS service answers to a request of its control plane that it refuses. */
export class AwsError extends Error {
    /**
     * @param code the error's name, e.g. `NotFoundException`
     * @param words the service's own, where a source has them
     */
    constructor(
        readonly code: string,
        readonly words: string,
    ) {
        super(`${code}: ${words}`);
    }
}

export const notFound = (words: string) => new AwsError("NotFoundException", words);
export const badRequest = (words: string) => new AwsError("BadRequestException", words);
export const conflict = (words: string) => new AwsError("ConflictException", words);
