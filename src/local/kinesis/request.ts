import { serialization } from "./errors";
import { operations } from "./operations/operations";
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
    if (operation !== undefined) {
        checkFields(operation.fields, input);
    }
    return input;
}

/**
 * Most lists, objects and commas of a body: one of Kinesis's has some thousands, at the very most 128,000 more in
 * its partition keys. Parsing millions would keep everybody else waiting for seconds.
 */
const mostMarks = 200_000;

function parse(body: string): Values {
    if (hasTooManyMarks(body)) {
        throw serialization();
    }
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

function hasTooManyMarks(body: string): boolean {
    if (body.length <= mostMarks) {
        return false;
    }
    let left = mostMarks;
    for (const mark of [",", "[", "{"]) {
        for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + 1)) {
            if (--left < 0) {
                return true;
            }
        }
    }
    return false;
}
