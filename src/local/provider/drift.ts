import { isDeepStrictEqual } from "node:util";
import type { Properties } from "../declaration";
import type { TypeRules } from "../resources/typeRules";

/**
 * The inputs of a resource as it is, in the words of its declaration: what others have changed of it is in them, and
 * what AWS has by default and nobody has declared is not.
 *
 * @param known its inputs as they were applied last
 * @param found those that can be seen of it; undefined for one that has no value
 * @param rules those of its type. Defaults to none: all that is found is told.
 */
export function inputsNow(
    known: Properties,
    found: Properties,
    { defaults = {}, computed = [] }: Pick<TypeRules<never>, "defaults" | "computed"> = {},
): Properties {
    const now = { ...known };
    for (const [input, value] of Object.entries(found)) {
        if (computed.includes(input) && !(input in known)) {
            continue;
        }
        const [declared, usual] = [known[input], defaults[input]];
        if (isEmpty(value)) {
            if (!isEmpty(declared)) {
                delete now[input];
            }
        } else if (isRecord(value) && (isRecord(declared) || isRecord(usual))) {
            const fields = inputsNow(recordOr(declared), value, { defaults: recordOr(usual) });
            if (input in known || !isEmpty(fields)) {
                now[input] = fields;
            }
        } else if (input in known || !isDeepStrictEqual(value, usual)) {
            now[input] = value;
        }
    }
    return now;
}

/** For AWS, a list or a map with nothing in it is none. */
function isEmpty(value: unknown): boolean {
    return value == null || (typeof value === "object" && Object.keys(value).length === 0);
}

function recordOr(value: unknown): Properties {
    return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Properties {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
