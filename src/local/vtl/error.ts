/**
 * A mapping template that cannot be compiled (the message names what is not supported, and its line) or
 * rendered (the message says what failed). API Gateway answers a failed rendering with 500.
 */
export class TemplateError extends Error {
    override readonly name = "TemplateError";
}

/** A text for a message: its start alone where it is long. */
export const shown = (text: string): string => (text.length > 100 ? `${text.slice(0, 100)}…` : text);
