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
    const input = parse(body);
    const operation = operations.get(action);
    if (operation !== undefined && !isPlain(operation.fields, input)) {
        checkFields(operation.fields, input);
    }
    return input;
}

function parse(body: string): Values {
    let input: unknown;
    try {
        input = JSON.parse(body);
    } catch {
        throw serialization();
    }
    if (typeof input !== "object" || input === null || Array.isArray(input)) {
        throw serialization();
    }
    return input as Values;
}
