import type { Expression, Statement, Step } from "../parse/syntax";
import type { Value } from "../java/values";
import type { TemplateScope } from "../scope";

/** One rendering: its output so far, its variables by slot, the innermost #foreach. */
export interface Frame {
    output: string;
    readonly variables: Value[];
    readonly scope: TemplateScope;
    loop: Loop | undefined;
}

/** One #foreach that runs. */
export interface Loop {
    index: number;
    hasNext: boolean;
    readonly parent: Loop | undefined;
}

/** An expression ready to run. */
export type Compiled<T = Value> = (frame: Frame) => T;

/** What a part of the compiler needs of the whole: it recurses through this, and so imports no other part. */
export interface Compiler {
    /** The slot of a variable in a frame. */
    slot(name: string): number;
    expression(expression: Expression): Compiled;
    condition(expression: Expression): Compiled<boolean>;
    /** The text of a block with directives and references in it: of a template, a double-quoted text, a #define. */
    text(statements: readonly Statement[]): Compiled<string>;
}

/** How a reference starts: its first value, and the steps from there that are the same for all values. */
export interface Root {
    value: Compiled;
    rest: readonly Step[];
}
