import { ExpressionParser } from "./expressionParser";
import type { Expression, Reference, Statement } from "./syntax";
import { Position, readTree, withoutMarks, type Node, type Tree } from "./velocityTree";

/**
 * Reads a template as Apache Velocity 1.7 understands it: white space that a directive swallows is gone, and what
 * velocityjs reads otherwise than Velocity is refused. Throws TemplateError.
 */
export function parseTemplate(source: string, firstLine = 1): Statement[] {
    const position = new Position(firstLine);
    return new Parser(source, position, firstLine).block(readTree(source, position), false);
}

type Branch = Extract<Statement, { kind: "if" }>["branches"][number];

const restOfLine = /^[ \t]*(?:\r\n|\n|\r)/;

class Parser {
    readonly #expressions: ExpressionParser;
    #behindReference = false;

    constructor(
        private readonly source: string,
        private readonly position: Position,
        private readonly firstLine: number,
    ) {
        this.#expressions = new ExpressionParser(position, firstLine);
    }

    /** The statements of a block. Behind a directive, blanks up to and with the end of the line are swallowed. */
    block(tree: Tree, behindDirective: boolean): Statement[] {
        const statements: Statement[] = [];
        let swallowed = behindDirective ? restOfLine : undefined;
        for (let i = 0; i < tree.length; i++) {
            let node = tree[i];
            let text = "";
            for (; typeof node === "string"; node = tree[++i]) text += node;
            statements.push(...this.#text(text, swallowed, node));
            if (node === undefined) break;
            if (Array.isArray(node)) statements.push(this.#nested(node));
            else if (node.type !== "comment") statements.push(this.#statement(node, tree[i + 1]));
            swallowed = this.#swallowedBehind(node);
        }
        return statements;
    }

    #swallowedBehind(node: Node | Tree): RegExp | undefined {
        if (Array.isArray(node) || node.type === "set") return restOfLine;
        if (node.type !== "comment" || !String(node.value).startsWith("##")) return undefined;
        // Velocity prints such a comment, or does not, by what the reference looks like.
        if (this.#behindReference) this.position.fail("a ## comment must not touch a reference");
        return /^\n/;
    }

    #text(marked: string, swallowed: RegExp | undefined, next: Node | Tree | undefined): Statement[] {
        let text = withoutMarks(marked);
        if (swallowed !== undefined) text = text.replace(swallowed, "");
        const nextType = Array.isArray(next) ? "block" : next?.type;
        const lone = next === undefined ? /[#$]!?$/ : /[#$]!?\s*$/;
        if (nextType !== "references" && lone.test(text)) {
            this.#failAt(
                text,
                text.length - 1,
                "a # or $ right before a directive or the end is not supported",
            );
        }
        if (text === "" || (nextType === "set" && /^[ \t]+$/.test(text))) return [];
        this.#behindReference = false;
        const unread = /#\{?(?!stop\b)[a-zA-Z]\w*|#(?:[#*]|\[\[)|\$(?:!|\{?[a-zA-Z]\w*)/.exec(text);
        if (unread !== null) this.#failAt(text, unread.index, `${unread[0]} is not supported here`);
        // To velocityjs, #stop is a text.
        const [before = "", stopped] = text.split(/#stop\b|#\{stop\}/);
        return stopped === undefined
            ? [{ kind: "text", text }]
            : [{ kind: "text", text: before }, { kind: "stop" }];
    }

    /** Fails on the line of a character of a text: velocityjs gives texts no position. */
    #failAt(text: string, index: number, message: string): never {
        const before = this.source.slice(0, this.source.indexOf(text) + index);
        this.position.line = this.firstLine + before.split("\n").length - 1;
        this.position.fail(message);
    }

    #statement(node: Node, next: Tree[number] | undefined): Statement {
        this.position.at(node, this.firstLine);
        if (node.type === "references") {
            const reference = this.#expressions.reference(node);
            if (!node.isWraped && typeof next === "string" && continues(reference, next)) {
                this.position.fail(`$${reference.name} followed by ${withoutMarks(next)} is not supported`);
            }
            this.#behindReference = true;
            return { kind: "output", reference };
        }
        if (node.type === "raw") return { kind: "text", text: withoutMarks(String(node.value)) };
        if (node.type === "break") return { kind: "break" };
        if (node.type !== "set" || node.equal === undefined) {
            return this.position.fail(
                `#${node.type === "macro_call" ? (node.id as string) : node.type} is not supported`,
            );
        }
        const [target, value] = node.equal;
        return {
            kind: "set",
            target: this.#expressions.reference(target),
            value: this.#expressions.expression(value),
            line: this.position.line,
        };
    }

    #nested([head, ...body]: Tree): Statement {
        if (typeof head !== "object" || Array.isArray(head))
            return this.position.fail("a block without directive");
        if (head.type === "foreach" && head.to !== undefined && head.from !== undefined) {
            const list = this.#expressions.expression(head.from);
            const { line } = this.position;
            return { kind: "foreach", item: head.to, list, body: this.block(body, true), line };
        }
        if (head.type !== "if") return this.position.fail(`#${head.type} is not supported`);
        const branches: Branch[] = [];
        let [branch, start]: [Node, number] = [head, 0];
        const close = (end: number) => {
            const condition: Expression | undefined =
                branch.condition && this.#expressions.expression(branch.condition);
            branches.push({
                ...(condition && { condition }),
                body: this.block(body.slice(start, end), true),
            });
        };
        body.forEach((node, i) => {
            if (typeof node !== "object" || Array.isArray(node) || !/^else/.test(node.type)) return;
            close(i);
            [branch, start] = [node, i + 1];
        });
        close(body.length);
        return { kind: "if", branches };
    }
}

/** Whether Velocity would take this text as a part of the reference before it. */
function continues(reference: Reference, text: string): boolean {
    return (
        /^(\.[a-zA-Z]|\[)/.test(text) || (reference.steps.at(-1)?.kind === "property" && text.startsWith("("))
    );
}
