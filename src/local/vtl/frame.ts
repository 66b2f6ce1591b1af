import type { TemplateScope } from "./template";
import type { Value } from "./values";

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
