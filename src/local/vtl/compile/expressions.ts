import { dictionaryPut } from "../java/dictionaries";
import { double, integer } from "../java/numbers";
import { operators, range } from "../java/operators";
import { ArrayList, isTrue, type Value } from "../java/values";
import type { Expression } from "../parse/syntax";
import type { Compiled, Compiler } from "./frame";
import { compileReference } from "./references";

/** Compiles what stands on the right of #set, in #if, in brackets and between a method's parentheses. */
export function compileExpression(expression: Expression, compiler: Compiler): Compiled {
    switch (expression.kind) {
        case "literal": {
            const { value } = expression;
            return () => value;
        }
        case "integer": {
            const value = integer(BigInt(expression.text));
            return () => value;
        }
        case "decimal": {
            const value = double(Number(expression.text));
            return () => value;
        }
        case "interpolation":
            return compiler.text(expression.body);
        case "list": {
            const items = expression.items.map((item) => compiler.expression(item));
            return (frame) => ArrayList.from(items, (item) => item(frame));
        }
        case "map": {
            const entries = expression.entries.map(
                ([key, value]) => [compiler.expression(key), compiler.expression(value)] as const,
            );
            return (frame) => {
                const map = new Map<Value, Value>();
                for (const [key, value] of entries) {
                    dictionaryPut(map, key(frame), value(frame));
                }
                return map;
            };
        }
        case "range": {
            const from = compiler.expression(expression.from);
            const to = compiler.expression(expression.to);
            return (frame) => range(from(frame), to(frame));
        }
        case "not": {
            const holds = compiler.condition(expression.operand);
            return (frame) => !holds(frame);
        }
        case "binary":
            return compileBinary(expression, compiler);
        case "reference": {
            const value = compileReference(expression, compiler);
            // Recorded on AWS: a missing reference prints nothing and equals "" (LocalStack's aws.validated
            // test_input_path_template_formatting). A text is true, and #set assigns it.
            return (frame) => value(frame) ?? "";
        }
    }
}

/** What #if, !, && and || ask of an expression: Velocity 1.7 takes no literal for true but `true`. */
export function compileCondition(expression: Expression, compiler: Compiler): Compiled<boolean> {
    const { kind } = expression;
    const value = compiler.expression(expression);
    const holds =
        kind === "reference" ||
        kind === "not" ||
        (kind === "literal" && expression.value === true) ||
        (kind === "binary" && !"+-*/%".includes(expression.operator));
    return holds ? (frame) => isTrue(value(frame)) : () => false;
}

function compileBinary(expression: Extract<Expression, { kind: "binary" }>, compiler: Compiler): Compiled {
    const { operator } = expression;
    if (operator === "&&" || operator === "||") {
        const left = compiler.condition(expression.left);
        const right = compiler.condition(expression.right);
        return operator === "&&"
            ? (frame) => left(frame) && right(frame)
            : (frame) => left(frame) || right(frame);
    }
    const left = compiler.expression(expression.left);
    const right = compiler.expression(expression.right);
    const apply = operators[operator];
    if (apply === undefined) {
        throw new Error(`operator ${operator}`);
    }
    return (frame) => apply(left(frame), right(frame));
}
