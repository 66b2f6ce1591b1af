import { serialization } from "./errors";
import { operations } from "./operations/operations";
import { isPlain } from "./plainFields";
import type { Values } from "./types";
import { checkFields } from "./validation";

/**
 * Reads a request's body, and checks it as Kinesis does before anything else. Of an operation that is unknown
 * here, it must be a JSON object and no more.
 *
 * @throws KinesisError SerializationException, ValidationException
 */
export function readRequest(action: string, body: string): Values {
    let parsed: unknown;
    try {
        parsed = JSON.parse(body);
    } catch {
        throw serialization();
    }
    return checkRequest(action, parsed);
}

/** As readRequest, of a body that is parsed already. */
export function checkRequest(action: string, parsed: unknown): Values {
    if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
        throw serialization();
    }
    const input = parsed as Values;
    const operation = operations.get(action);
    if (operation !== undefined && !isPlain(operation.fields, input)) {
        checkFields(operation.fields, input);
    }
    return input;
}
