/**
 * Reads a part of the declaration.
 *
 * @throws Error in one line: what is read, and what the reader says is wrong with it.
 */
export function naming<T>(what: string, read: () => T): T {
    try {
        return read();
    } catch (error) {
        throw new Error(`${what}: ${(error as Error).message.replace(/\s*\n\s*/g, " ")}`);
    }
}
