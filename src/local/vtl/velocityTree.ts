import { parse } from "velocityjs";
import { TemplateError } from "./error";

/** A node of velocityjs's tree, as far as it is read here; its own types leave most of this open. */
export interface Node {
    type: string;
    id: string | Node;
    value?: unknown;
    isWraped?: boolean;
    isEval?: boolean;
    isRange?: boolean;
    path?: Node[];
    args?: Node[] | false;
    equal?: [Node, Node];
    condition?: Node;
    expression?: Node[];
    operator?: string;
    to?: string;
    from?: Node;
    pos?: { first_line: number };
}
/** Texts, nodes, and blocks: a list that starts with its directive's node. */
export type Tree = (string | Node | Tree)[];

/** Where in the template its reading stands. */
export class Position {
    constructor(public line: number) {}

    /** Moves on to a node; `firstLine` is the line of the template on which its source starts. */
    at(node: Node, firstLine: number): void {
        if (node.pos !== undefined) this.line = firstLine + node.pos.first_line - 1;
    }

    fail(message: string): never {
        throw new TemplateError(`line ${this.line}: ${message}`);
    }
}

// Marks are characters of Latin-1: with any other, every text of the template, and so every output, would take two
// bytes a character, and twice the time to send and to parse.

// Put behind the template: where it does not come out as the last text of the top level, #end is missing or
// there is one too many, which velocityjs does not notice.
const sentinel = "\u0091";

// Put between a reference and the # behind it: velocityjs would go on reading the reference behind the directive.
// (Two brackets are left alone: ]]# ends a #[[ text.)
const separator = "\u0092";
const touching = /(?<=[\w)}-]|[^\]]\])(?=#(?:\{?(?:end|else|elseif|if|set|foreach|break|stop)\b|[#*]|\[\[))/g;

/** A text of the tree as it stood in the source. */
export const withoutMarks = (text: string): string => text.replace(/[\u0091\u0092]/g, "");

// What velocityjs would read silently otherwise than Velocity does.
const misread: readonly [RegExp, string][] = [
    [/\\+!?[$#]/, "an escaped $ or # is not supported; #set a variable to it"],
    [/#\{(?!else\}|end\}|stop\})\w*/, "write the directive without braces"],
    [/#\{?end\}?@/, "Velocity cannot read it"],
    [/#\*\*#|#\[\[\]\]#/, "an empty comment or #[[…]]# is not supported"],
    [/[\u0091\u0092]/, "U+0091 and U+0092 are not supported"],
];

/** Has velocityjs read a template that starts at the given position. Throws TemplateError. */
export function readTree(source: string, position: Position): Tree {
    for (const [pattern, what] of misread) {
        const match = pattern.exec(source);
        if (match === null) continue;
        position.line += source.slice(0, match.index).split("\n").length - 1;
        position.fail(`${match[0]}: ${what}`);
    }
    let tree: Tree;
    try {
        tree = parse(source.replace(touching, separator) + sentinel, undefined, false) as Tree;
    } catch (error) {
        return position.fail(withoutMarks((error as Error).message));
    }
    const last = tree.at(-1);
    const end = typeof last === "object" && "value" in last ? last.value : last;
    const once = JSON.stringify(tree).split(sentinel).length === 2;
    if (!once || typeof end !== "string" || !end.endsWith(sentinel)) {
        position.fail("#end is missing, or there is one too many");
    }
    return tree;
}
