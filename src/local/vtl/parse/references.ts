import { parameter, parameters } from "./expressions";
import { type Source, whiteSpace } from "./source";
import type { Expression, Reference, Step } from "./syntax";

/**
 * Where Velocity's lexer stands behind a reference: a formal one, ${x}, is closed; behind others it goes on reading
 * in its state REFERENCE, or behind a property in REFMODIFIER.
 */
export type Ending = "closed" | "reference" | "modifier";

const identifier = /[a-zA-Z_][a-zA-Z0-9_-]*/y;

/** Reads a reference behind its `$`, `$!`, `${` or `$!{`. */
export function referenceBehind(source: Source, opening: string): { reference: Reference; ending: Ending } {
    const { line } = source;
    const name = nameIn(source);
    const steps: Step[] = [];
    let ending: Ending = "reference";
    for (;;) {
        if (source.take(/\[/y)) {
            steps.push({ kind: "index", index: index(source) });
        } else if (source.take(/\.(?=[a-zA-Z])/y)) {
            const member = nameIn(source);
            if (source.take(/\(/y)) {
                steps.push({ kind: "method", name: member, args: parameters(source, /\)/y, ")") });
                ending = "reference";
            } else {
                steps.push({ kind: "property", name: member });
                ending = "modifier";
            }
        } else {
            break;
        }
    }
    if (opening.endsWith("{")) {
        source.expect(/\}/y, "}");
        ending = "closed";
    }
    return { reference: { kind: "reference", name, steps, line }, ending };
}

/** A reference of an expression, undefined where none starts. */
export function reference(source: Source): Reference | undefined {
    const opening = source.take(/\$!?\{?(?=[a-zA-Z_])/y);
    return opening && referenceBehind(source, opening[0]).reference;
}

function nameIn(source: Source): string {
    const [name] = source.expect(identifier, "a name");
    return name === "true" || name === "false" ? source.fail(`${name} is no name to Velocity`) : name;
}

function index(source: Source): Expression {
    source.take(whiteSpace);
    const value = parameter(source);
    if (!["literal", "interpolation", "integer", "reference"].includes(value.kind)) {
        source.fail("an index is a text, a whole number, true, false or a reference");
    }
    source.take(whiteSpace);
    source.expect(/\]/y, "]");
    return value;
}
