import { cachedPath, compilePath, definiteKeys, type Found, itemAt, memberNamed } from "../input/jsonPath";
import { toText } from "../java/text";
import type { Value } from "../java/values";
import type { Expression, Statement } from "../parse/syntax";
import { type Code, type Compiler, input, scratch } from "./code";

const document = `${input}.document()`;

/**
 * Compiles the argument of $input.json and $input.path. A constant is read once; one like "$.records[$i].data" too,
 * so that a loop over many records builds and reads no path per round; any other is read when it is known.
 */
export function compilePathArgument(argument: Expression, compiler: Compiler): Code {
    if (argument.kind === "literal" && typeof argument.value === "string") {
        return compiler.call(compilePath(argument.value), document);
    }
    const whole = compiler.call(findAt, compiler.expression(argument), document);
    const keys = argument.kind === "interpolation" ? compileKeys(argument.body, compiler) : undefined;
    if (keys === undefined) {
        return whole;
    }
    const numbers = keys.indexes.map((index) => `typeof ${index} === "number"`);
    return numbers.length === 0 ? keys.found : `(${numbers.join(" && ")} ? ${keys.found} : ${whole})`;
}

const findAt = (path: Value, document: Value): Found => cachedPath(toText(path))(document);

// Stands for the first reference between brackets, the next number for the second.
const placeholder = 1_000_000_000;

/** A path whose references all stand alone between brackets, and can be asked for twice: what it finds, and by which. */
function compileKeys(
    body: readonly Statement[],
    compiler: Compiler,
): { found: Code; indexes: Code[] } | undefined {
    const indexes: Code[] = [];
    let path = "";
    for (const part of body) {
        if (part.kind === "text" && !/\d{10}/.test(part.text)) {
            path += part.text;
        } else if (
            part.kind === "output" &&
            path.endsWith("[") &&
            part.reference.steps.every(({ kind }) => kind === "property")
        ) {
            path += placeholder + indexes.push(compiler.expression(part.reference)) - 1;
        } else {
            return undefined;
        }
    }
    const keys = path.startsWith("$") ? definiteKeys(path) : undefined;
    const found = keys?.reduce<Code>(
        (value, key) =>
            typeof key === "number"
                ? compiler.call(itemAt, value, indexes[key - placeholder] ?? String(key))
                : compileMember(value, key, compiler),
        document,
    );
    return found === undefined ? undefined : { found, indexes };
}

/** A name that may stand in the code, and that no object has from elsewhere. */
const isPlainName = (name: string): boolean => /^[\w-]+$/.test(name) && !(name in Object.prototype);

/** As memberNamed. Of an object of JavaScript's own, each place in the code remembers by itself where the member is. */
function compileMember(value: Code, name: string, compiler: Compiler): Code {
    const other = compiler.call(memberNamed, scratch, compiler.constant(name));
    return isPlainName(name)
        ? `((${scratch} = ${value})?.constructor === Object ? ${scratch}["${name}"] : ${other})`
        : compiler.call(memberNamed, value, compiler.constant(name));
}
