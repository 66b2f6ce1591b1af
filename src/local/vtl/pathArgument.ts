import { compileExpression } from "./expressions";
import type { Compiled, Frame, Names } from "./frame";
import { cachedPath, compilePath, definiteKeys, member, type Found, type Key } from "./jsonPath";
import { compileReference } from "./references";
import type { Expression, Statement } from "./syntax";
import { toText } from "./values";

/**
 * Compiles the argument of $input.json and $input.path. A constant is read once; one like "$.records[$i].data" too,
 * so that a loop over many records builds and reads no path per round; any other is read when it is known.
 */
export function compilePathArgument(argument: Expression, names: Names): (frame: Frame) => Found {
    if (argument.kind === "literal" && typeof argument.value === "string") {
        const lookup = compilePath(argument.value);
        return (frame) => lookup(frame.scope.input.document());
    }
    const text = compileExpression(argument, names);
    const whole = (frame: Frame) => cachedPath(toText(text(frame)))(frame.scope.input.document());
    const keys = argument.kind === "interpolation" ? compileKeys(argument.body, names) : undefined;
    if (keys === undefined) return whole;
    return (frame) => {
        let value = frame.scope.input.document();
        for (const key of keys) {
            const known = typeof key === "function" ? key(frame) : key;
            if (typeof key === "function" && typeof known !== "number") return whole(frame);
            const found = member(value, known as Key);
            if (found === undefined) return undefined;
            value = found;
        }
        return value;
    };
}

// Stands for the first reference between brackets, the next number for the second.
const placeholder = 1_000_000_000;

/** The keys of a path whose references all stand alone between brackets. */
function compileKeys(body: readonly Statement[], names: Names): (Key | Compiled)[] | undefined {
    const indexes: Compiled[] = [];
    let path = "";
    for (const part of body) {
        if (part.kind === "text" && !/\d{10}/.test(part.text)) path += part.text;
        else if (part.kind === "output" && path.endsWith("[")) {
            path += placeholder + indexes.push(compileReference(part.reference, names)) - 1;
        } else return undefined;
    }
    if (!path.startsWith("$")) return undefined;
    return definiteKeys(path)?.map((key) => {
        return typeof key === "number" ? (indexes[key - placeholder] ?? key) : key;
    });
}
