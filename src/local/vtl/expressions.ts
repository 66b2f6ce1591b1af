import { compileText } from "./compile";
import type { Compiled, Frame, Names } from "./frame";
import { double } from "./numbers";
import { operators, range } from "./operators";
import { compileReference } from "./references";
import type { Expression } from "./syntax";
import { ArrayList, isTrue, type Value } from "./values";

/** Compiles what stands on the right of #set, in #if, in brackets and between a method's parentheses. */
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

function compileBinary(expression: Extract<Expression, { kind: "binary" }>, names: Names): Compiled {
    const { operator } = expression;
    if (operator === "&&" || operator === "||") {
        const left = compileCondition(expression.left, names);
        const right = compileCondition(expression.right, names);
        return operator === "&&"
            ? (frame) => left(frame) && right(frame)
            : (frame) => left(frame) || right(frame);
    }
    const left = compileExpression(expression.left, names);
    const right = compileExpression(expression.right, names);
    const apply = operators[operator];
    if (apply === undefined) throw new Error(`operator ${operator}`);
    return (frame) => apply(left(frame), right(frame));
}
