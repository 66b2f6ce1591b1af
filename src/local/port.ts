import { InvalidArgumentError } from "commander";

/** Where the local run listens unless it is told otherwise. */
export const defaultPort = 4566;

/**
 * The value of an option `--port`.
 *
 * @throws InvalidArgumentError for no number from 0 to 65535
 */
export function parsePort(text: string): number {
    const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
    if (!(port <= 65_535)) {
        throw new InvalidArgumentError("It takes a number from 0 to 65535.");
    }
    return port;
}
