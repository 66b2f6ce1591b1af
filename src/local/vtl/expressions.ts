import { compileText } from "./compile";
import { TemplateError } from "./error";
import { calculate, compare, double, isNumeric, type Operator } from "./numbers";
import { compileRoot } from "./references";
import type { Expression, Reference, Step } from "./syntax";
import type { TemplateScope } from "./template";
import { callMethod, equals, isMethod, listGet } from "./methods";
import * as values from "./values";
import { ArrayList, isDictionary, isList, isTrue, toText, type Value } from "./values";

/** One rendering: its output so far, its variables by slot, the innermost #foreach. */
export interface Frame {
    output: string;
    readonly variables: Value[];
    readonly scope: TemplateScope;
    loop: Loop | undefined;
}

export interface Loop {
    index: number;
    hasNext: boolean;
    readonly parent: Loop | undefined;
}

export type Compiled = (frame: Frame) => Value;

/** The template's variables, each with its slot in a frame. */
export class Names {
    readonly #slots = new Map<string, number>();
    slot(name: string): number {
        const slot = this.#slots.get(name) ?? this.#slots.size;
        this.#slots.set(name, slot);
        return slot;
    }
}

export function compileExpression(expression: Expression, names: Names): Compiled {
    switch (expression.kind) {
        case "literal": {
            const { value } = expression;
            const constant = typeof value === "object" && "decimal" in value ? double(value.decimal) : value;
            return () => constant;
        }
        case "interpolation":
            return compileText(expression.body, names);
        case "list": {
            const items = expression.items.map((item) => compileExpression(item, names));
            return (frame) => ArrayList.from(items, (item) => item(frame));
        }
        case "map": {
            const entries = expression.entries.map(
                ([key, value]) => [key, compileExpression(value, names)] as const,
            );
            return (frame) => new Map<Value, Value>(entries.map(([key, value]) => [key, value(frame)]));
        }
        case "range": {
            const from = compileExpression(expression.from, names);
            const to = compileExpression(expression.to, names);
            return (frame) => range(from(frame), to(frame));
        }
        case "not": {
            const holds = compileCondition(expression.operand, names);
            return (frame) => !holds(frame);
        }
        case "binary":
            return compileBinary(expression, names);
        case "reference":
            return compileReference(expression, names);
    }
}

/** What #if, !, && and || ask of an expression: Velocity 1.7 takes no literal for true but `true`. */
export function compileCondition(expression: Expression, names: Names): (frame: Frame) => boolean {
    const value = compileExpression(expression, names);
    const literal = ["interpolation", "list", "range", "map"].includes(expression.kind);
    if (literal || (expression.kind === "literal" && expression.value !== true)) return () => false;
    if (expression.kind === "binary" && "+-*/%".includes(expression.operator)) return () => false;
    return (frame) => isTrue(value(frame));
}

function range(from: Value, to: Value): Value {
    if (!isNumeric(from) || !isNumeric(to)) return null;
    const [first, last] = [Math.trunc(Number(from)), Math.trunc(Number(to))];
    const step = first >= last ? -1 : 1;
    return ArrayList.from({ length: Math.abs(last - first) + 1 }, (_, i) => first + i * step);
}

function compileBinary(expression: Extract<Expression, { kind: "binary" }>, names: Names): Compiled {
    if (expression.operator === "&&" || expression.operator === "||") {
        const left = compileCondition(expression.left, names);
        const right = compileCondition(expression.right, names);
        return expression.operator === "&&"
            ? (frame) => left(frame) && right(frame)
            : (frame) => left(frame) || right(frame);
    }
    const left = compileExpression(expression.left, names);
    const right = compileExpression(expression.right, names);
    switch (expression.operator) {
        case "==":
            return (frame) => areSame(left(frame), right(frame));
        case "!=":
            return (frame) => !areSame(left(frame), right(frame));
        case "<":
            return (frame) => order(left(frame), right(frame)) === -1;
        case ">":
            return (frame) => order(left(frame), right(frame)) === 1;
        case "<=":
            return (frame) => (order(left(frame), right(frame)) ?? 1) < 1;
        case ">=":
            return (frame) => (order(left(frame), right(frame)) ?? -1) > -1;
        case "+":
            return (frame) => add(left(frame), right(frame));
        default: {
            const operator = expression.operator as Operator;
            return (frame) => {
                const [a, b] = [left(frame), right(frame)];
                return isNumeric(a) && isNumeric(b) ? calculate(operator, a, b) : null;
            };
        }
    }
}

/** The == of Velocity 1.7: numbers by value, values of unlike classes by their text. On API Gateway null is "" too. */
function areSame(left: Value, right: Value): boolean {
    if (left === null || right === null) return (left ?? "") === (right ?? "");
    if (typeof left === "string" && typeof right === "string") return left === right;
    if (isNumeric(left) && isNumeric(right)) return compare(left, right) === 0;
    if ((isList(left) && isList(right)) || (isDictionary(left) && isDictionary(right)))
        return equals(left, right);
    return toText(left) === toText(right);
}

/** -1, 0 or 1; undefined where one is no number, so that no comparison holds: a text is never one. */
const order = (left: Value, right: Value): number | undefined =>
    isNumeric(left) && isNumeric(right) ? compare(left, right) : undefined;

function add(left: Value, right: Value): Value {
    if (typeof left === "string" || typeof right === "string") {
        if (left === null || right === null) throw new TemplateError("text + null is not supported");
        return toText(left) + toText(right);
    }
    return isNumeric(left) && isNumeric(right) ? calculate("+", left, right) : null;
}

export function compileReference(reference: Reference, names: Names): Compiled {
    const { value, rest } = compileRoot(reference, names);
    return rest.reduce((base, step) => compileStep(base, step, reference, names), value);
}

function compileStep(base: Compiled, step: Step, { line }: Reference, names: Names): Compiled {
    if (step.kind === "property") {
        const { name } = step;
        if (name === "class")
            throw new TemplateError(`line ${line}: .class is not supported; use .get("class")`);
        return (frame) => property(base(frame), name);
    }
    if (step.kind === "index") {
        const index = compileExpression(step.index, names);
        return (frame) => element(base(frame), index(frame));
    }
    const signature = `${step.name}/${step.args.length}`;
    if (!isMethod(signature)) throw new TemplateError(`line ${line}: method ${signature} is not supported`);
    const args = step.args.map((argument) => compileExpression(argument, names));
    return (frame) =>
        callMethod(
            base(frame),
            signature,
            args.map((argument) => argument(frame)),
        );
}

function property(value: Value, name: string): Value {
    if (isDictionary(value)) return values.dictionaryGet(value, name);
    if (name === "empty" && (typeof value === "string" || isList(value))) return value.length === 0;
    if (value instanceof values.Entry && (name === "key" || name === "value")) return value[name];
    return null;
}

function element(value: Value, index: Value): Value {
    if (isDictionary(value)) return values.dictionaryGet(value, index);
    if (typeof index !== "number") return null;
    if (!isList(value)) {
        if (value === null || index >= 0) return null;
        throw new TemplateError(`index ${index} of a value that is no list`);
    }
    return listGet(value, index < 0 ? value.length + index : index);
}
