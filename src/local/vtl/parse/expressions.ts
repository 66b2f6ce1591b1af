import { reference } from "./references";
import { restOfLine, type Source, whiteSpace } from "./source";
import { stringLiteral } from "./strings";
import type { Expression } from "./syntax";

// A word is an operator only where nothing follows that makes it a longer word.
const wordEnd = "(?![a-zA-Z0-9_@])";
/** Velocity's binary operators, the weakest first; each spelling with the one that it is read as. */
const levels: readonly (readonly [RegExp, Readonly<Record<string, string>>])[] = [
    [new RegExp(`\\|\\||or${wordEnd}`, "y"), { or: "||" }],
    [new RegExp(`&&|and${wordEnd}`, "y"), { and: "&&" }],
    [new RegExp(`==|!=|(?:eq|ne)${wordEnd}`, "y"), { eq: "==", ne: "!=" }],
    [new RegExp(`[<>]=?|(?:lt|gt|le|ge)${wordEnd}`, "y"), { lt: "<", gt: ">", le: "<=", ge: ">=" }],
    // To Velocity, a minus right before a digit is the number's sign.
    [/\+|-(?!\.?\d)/y, {}],
    [/[*/%]/y, {}],
];
const negation = new RegExp(`!(?!=)|not${wordEnd}`, "y");

/** Reads an expression with the white space around it: what stands in #if(…) and on the right of #set. */
export function expression(source: Source, level = 0): Expression {
    const [pattern, spellings] = levels[level] ?? [];
    if (pattern === undefined || spellings === undefined) {
        return unary(source);
    }
    let left = expression(source, level + 1);
    for (let match = source.take(pattern); match !== undefined; match = source.take(pattern)) {
        const [spelling] = match;
        const right = expression(source, level + 1);
        left = { kind: "binary", operator: spellings[spelling] ?? spelling, left, right };
    }
    return left;
}

function unary(source: Source): Expression {
    source.take(whiteSpace);
    if (source.take(negation)) {
        return { kind: "not", operand: unary(source) };
    }
    let value: Expression;
    if (source.take(/\(/y)) {
        value = expression(source);
        closeParenthesis(source);
    } else {
        value = parameter(source);
    }
    source.take(whiteSpace);
    return value;
}

/** A closing parenthesis of a directive, with what it swallows behind itself. */
export function closeParenthesis(source: Source): void {
    source.expect(/\)/y, ")");
    source.take(restOfLine);
}

const decimal = /-?(?:\d+\.(?!\.)\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+)/y;

/** Reads a value that may stand between a method's parentheses: no arithmetic, no comparison. */
export function parameter(source: Source): Expression {
    const text = stringLiteral(source) ?? reference(source);
    if (text !== undefined) {
        return text;
    }
    for (const [kind, pattern] of [
        ["decimal", decimal],
        ["integer", /-?\d+/y],
    ] as const) {
        const number = source.take(pattern);
        if (number !== undefined) {
            return { kind, text: number[0] };
        }
    }
    if (source.take(/\[/y)) {
        return list(source);
    }
    if (source.take(/\{/y)) {
        return map(source);
    }
    const word = source.take(/[a-zA-Z_]\w*/y)?.[0];
    if (word === "true" || word === "false") {
        return { kind: "literal", value: word === "true" };
    }
    return source.fail(word === undefined ? "a value is missing" : `${word} is no Velocity literal`);
}

/** Reads values with commas between them, up to and with what closes them; there may be none. */
export function parameters(source: Source, closing: RegExp, what: string): Expression[] {
    if (source.take(closing)) {
        return [];
    }
    return [spaced(source), ...furtherParameters(source, closing, what)];
}

function furtherParameters(source: Source, closing: RegExp, what: string): Expression[] {
    const items: Expression[] = [];
    while (source.take(/,/y)) {
        items.push(spaced(source));
    }
    source.expect(closing, what);
    return items;
}

function spaced(source: Source): Expression {
    source.take(whiteSpace);
    const value = parameter(source);
    source.take(whiteSpace);
    return value;
}

function list(source: Source): Expression {
    if (source.take(/\]/y)) {
        return { kind: "list", items: [] };
    }
    const first = spaced(source);
    if ((first.kind === "integer" || first.kind === "reference") && source.take(/\.\./y)) {
        const to = spaced(source);
        if (to.kind !== "integer" && to.kind !== "reference") {
            source.fail("a range ends in a whole number or a reference");
        }
        source.expect(/\]/y, "]");
        return { kind: "range", from: first, to };
    }
    return { kind: "list", items: [first, ...furtherParameters(source, /\]/y, "]")] };
}

function map(source: Source): Expression {
    const entries: [Expression, Expression][] = [];
    if (source.take(/[ \t\r\n]*\}/y)) {
        return { kind: "map", entries };
    }
    do {
        const key = spaced(source);
        source.expect(/:/y, ":");
        entries.push([key, spaced(source)]);
    } while (source.take(/,/y));
    source.expect(/\}/y, "}");
    return { kind: "map", entries };
}
