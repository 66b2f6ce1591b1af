import type { Expression, Statement, Step } from "../parse/syntax";

/** JavaScript of an expression. Its names are the compiler's own: of a template, no more than words stand in it. */
export type Code = string;

/** What a part of the compiler needs of the whole: it recurses through this, and so imports no other part. */
export interface Compiler {
    /** The name of a template's variable. Its value is null until it is set. */
    variable(name: string): Code;
    /** A name for a value, or a function, that the code works with: so do all texts. */
    constant(value: unknown): Code;
    /** A name that no other part of the code has: it declares it where it needs it. */
    temporary(): Code;
    /** A call of a function of this program. */
    call(callee: (...args: never[]) => unknown, ...args: readonly Code[]): Code;
    expression(expression: Expression): Code;
    /** Whether it holds, as a boolean. */
    condition(expression: Expression): Code;
    /** The text of a block with directives and references in it: of a double-quoted text, a #define. */
    text(statements: readonly Statement[]): Code;
}

/** How a reference starts: its first value, and the steps from there that are the same for all values. */
export interface Root {
    readonly value: Code;
    readonly rest: readonly Step[];
}

// Names that are there in all of the code: what a rendering is given, the text so far, the innermost #foreach, and
// what makes the value of a text that is JSON.
export const input = "input";
export const context = "context";
export const stageVariables = "stageVariables";
export const output = "output";
export const loop = "loop";
export const json = "json";
/** For a value that the same expression asks for at once. */
export const scratch = "scratch";

/** One #foreach that runs. */
export class Loop {
    index = 0;
    hasNext = false;

    constructor(readonly parent: Loop | undefined) {}
}
