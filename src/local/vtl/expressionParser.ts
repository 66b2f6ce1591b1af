import { integer } from "./numbers";
import { parseTemplate } from "./parser";
import type { Expression, Reference, Statement, Step } from "./syntax";
import { withoutMarks, type Node, type Position } from "./velocityTree";

/** Velocity's binary operators, the weakest first; velocityjs gives && and || the same rank. */
const precedence = [["||"], ["&&"], ["==", "!="], ["<", ">", "<=", ">="], ["+", "-"], ["*", "/", "%"]];

/** Turns velocityjs's nodes into expressions. */
export class ExpressionParser {
    constructor(
        private readonly position: Position,
        private readonly firstLine: number,
    ) {}

    reference(node: Node): Reference {
        this.position.at(node, this.firstLine);
        const name = node.id as string;
        if (!/^[a-zA-Z]/.test(name)) this.position.fail(`$${name}: a name starts with a letter`);
        if (node.args) this.position.fail(`$${name}(…) is no method call`);
        const steps = (node.path ?? []).map((step) => this.#step(step));
        return { kind: "reference", name, steps, line: this.position.line };
    }

    expression(node: Node): Expression {
        switch (node.type) {
            case "references":
                return this.reference(node);
            case "string":
                return this.#string(withoutMarks(String(node.value)), node.isEval === true);
            case "integer":
                return { kind: "literal", value: integer(BigInt(String(node.value))) };
            case "decimal":
                return { kind: "literal", value: { decimal: Number(node.value) } };
            case "bool":
                if (node.value === "null") this.position.fail("null is no Velocity literal");
                return { kind: "literal", value: node.value === "true" };
            case "array":
                return this.#list(node);
            case "map":
                return { kind: "map", entries: this.#entries((node.value ?? {}) as Record<string, Node>) };
            case "math":
                return this.#math(node);
            default:
                return this.position.fail(`${node.type} is not supported in an expression`);
        }
    }

    #step(step: Node): Step {
        if (step.type === "index") return { kind: "index", index: this.expression(step.id as Node) };
        const name = step.id as string;
        if (step.type === "property") return { kind: "property", name };
        return { kind: "method", name, args: (step.args || []).map((argument) => this.expression(argument)) };
    }

    #string(text: string, interpolated: boolean): Expression {
        if (text.includes(interpolated ? '"' : "'")) {
            this.position.fail("a backslash does not escape a quote in Velocity");
        }
        if (!interpolated) return { kind: "literal", value: text };
        const value = text.replace(/\\u([\dA-Fa-f]{4})/g, (_, hex: string) =>
            String.fromCharCode(parseInt(hex, 16)),
        );
        if (!/[$#]/.test(text)) return { kind: "literal", value };
        // Velocity puts a blank behind the text while it reads it.
        return {
            kind: "interpolation",
            body: withoutLastBlank(parseTemplate(`${value} `, this.position.line)),
        };
    }

    #list(node: Node): Expression {
        const items = (node.value as (Node | string)[]).map((item) =>
            this.expression(typeof item === "object" ? item : { type: "integer", id: "", value: item }),
        );
        const [from, to] = items;
        return node.isRange && from && to ? { kind: "range", from, to } : { kind: "list", items };
    }

    #entries(map: Record<string, Node>): [string, Expression][] {
        return Object.entries(map).map(([key, value]) => {
            // Such keys come in another order, or as what they do not say.
            if (/[$#\\]|^\d+$|^__proto__$/.test(key)) {
                this.position.fail(`key ${key} of a map literal is not supported: use put(key, value)`);
            }
            return [withoutMarks(key), this.expression(value)];
        });
    }

    #math(node: Node): Expression {
        const tokens: (string | Expression)[] = [];
        this.#flatten(node, tokens);
        const operand = (): Expression => {
            const token = tokens.shift();
            if (token === "!") return { kind: "not", operand: operand() };
            return typeof token === "object" ? token : this.position.fail("an operator without operand");
        };
        const climb = (level: number): Expression => {
            const operators = precedence[level];
            if (operators === undefined) return operand();
            let left = climb(level + 1);
            while (typeof tokens[0] === "string" && operators.includes(tokens[0])) {
                const operator = tokens.shift() as string;
                left = { kind: "binary", operator, left, right: climb(level + 1) };
            }
            return left;
        };
        return climb(0);
    }

    /** Operands and operators in the order of the source. */
    #flatten(node: Node, tokens: (string | Expression)[]): void {
        const [left, right] = node.expression ?? [];
        if (node.type !== "math" || left === undefined) tokens.push(this.expression(node));
        else if (node.operator === "parenthesis") tokens.push(this.expression(left));
        else if (node.operator === "not") {
            tokens.push("!");
            this.#flatten(left, tokens);
        } else if (right !== undefined) {
            this.#flatten(left, tokens);
            tokens.push(node.operator ?? "");
            this.#flatten(right, tokens);
        }
    }
}

function withoutLastBlank(body: Statement[]): Statement[] {
    const last = body.at(-1);
    if (last?.kind !== "text") return body;
    return [...body.slice(0, -1), { kind: "text", text: last.text.slice(0, -1) }];
}
