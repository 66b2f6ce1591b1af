import { dictionaryPut } from "../java/dictionaries";
import { double, integer } from "../java/numbers";
import { operators, range } from "../java/operators";
import { ArrayList, isTrue, type Value } from "../java/values";
import type { Expression } from "../parse/syntax";
import type { Code, Compiler } from "./code";
import { compileReference } from "./references";

/** Compiles what stands on the right of #set, in #if, in brackets and between a method's parentheses. */
export function compileExpression(expression: Expression, compiler: Compiler): Code {
    switch (expression.kind) {
        case "literal":
            return compiler.constant(expression.value);
        case "integer":
            return compiler.constant(integer(BigInt(expression.text)));
        case "decimal":
            return compiler.constant(double(Number(expression.text)));
        case "interpolation":
            return compiler.text(expression.body);
        case "list": {
            const items = expression.items.map((item) => compiler.expression(item));
            return `${compiler.constant(ArrayList)}.of(${items.join(", ")})`;
        }
        case "map":
            return expression.entries.reduce(
                (map, [key, value]) =>
                    compiler.call(withEntry, map, compiler.expression(key), compiler.expression(value)),
                "new Map()",
            );
        case "range":
            return compiler.call(
                range,
                compiler.expression(expression.from),
                compiler.expression(expression.to),
            );
        case "not":
            return `(!${compiler.condition(expression.operand)})`;
        case "binary":
            return compileBinary(expression, compiler);
        case "reference":
            // Recorded on AWS: a missing reference prints nothing and equals "" (LocalStack's aws.validated
            // test_input_path_template_formatting). A text is true, and #set assigns it.
            return `(${compileReference(expression, compiler)} ?? "")`;
    }
}

/** What #if, !, && and || ask of an expression: Velocity 1.7 takes no literal for true but `true`. */
export function compileCondition(expression: Expression, compiler: Compiler): Code {
    const { kind } = expression;
    const value = compiler.expression(expression);
    const holds =
        kind === "reference" ||
        kind === "not" ||
        (kind === "literal" && expression.value === true) ||
        (kind === "binary" && !"+-*/%".includes(expression.operator));
    return holds ? compiler.call(isTrue, value) : "false";
}

function compileBinary(expression: Extract<Expression, { kind: "binary" }>, compiler: Compiler): Code {
    const { operator } = expression;
    if (operator === "&&" || operator === "||") {
        const left = compiler.condition(expression.left);
        const right = compiler.condition(expression.right);
        return `(${left} ${operator} ${right})`;
    }
    const apply = operators[operator];
    if (apply === undefined) {
        throw new Error(`operator ${operator}`);
    }
    return compiler.call(apply, compiler.expression(expression.left), compiler.expression(expression.right));
}

function withEntry(map: Map<Value, Value>, key: Value, value: Value): Map<Value, Value> {
    dictionaryPut(map, key, value);
    return map;
}
