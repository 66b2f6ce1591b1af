import { cachedPath, compilePath, definiteKeys, type Found, type Key, member } from "../input/jsonPath";
import { toText } from "../java/text";
import type { Expression, Statement } from "../parse/syntax";
import type { Compiled, Compiler } from "./frame";

/**
 * Compiles the argument of $input.json and $input.path. A constant is read once; one like "$.records[$i].data" too,
 * so that a loop over many records builds and reads no path per round; any other is read when it is known.
 */
export function compilePathArgument(argument: Expression, compiler: Compiler): Compiled<Found> {
    if (argument.kind === "literal" && typeof argument.value === "string") {
        const lookup = compilePath(argument.value);
        return (frame) => lookup(frame.scope.input.document());
    }
    const text = compiler.expression(argument);
    const whole: Compiled<Found> = (frame) => cachedPath(toText(text(frame)))(frame.scope.input.document());
    const keys = argument.kind === "interpolation" ? compileKeys(argument.body, compiler) : undefined;
    if (keys === undefined) {
        return whole;
    }
    return (frame) => {
        let value = frame.scope.input.document();
        for (const key of keys) {
            const known = typeof key === "function" ? key(frame) : key;
            if (typeof key === "function" && typeof known !== "number") {
                return whole(frame);
            }
            const found = member(value, known as Key);
            if (found === undefined) {
                return undefined;
            }
            value = found;
        }
        return value;
    };
}

// Stands for the first reference between brackets, the next number for the second.
const placeholder = 1_000_000_000;

/** The keys of a path whose references all stand alone between brackets. */
function compileKeys(body: readonly Statement[], compiler: Compiler): (Key | Compiled)[] | undefined {
    const indexes: Compiled[] = [];
    let path = "";
    for (const part of body) {
        if (part.kind === "text" && !/\d{10}/.test(part.text)) {
            path += part.text;
        } else if (part.kind === "output" && path.endsWith("[")) {
            path += placeholder + indexes.push(compiler.expression(part.reference)) - 1;
        } else {
            return undefined;
        }
    }
    if (!path.startsWith("$")) {
        return undefined;
    }
    return definiteKeys(path)?.map((key) => {
        return typeof key === "number" ? (indexes[key - placeholder] ?? key) : key;
    });
}
