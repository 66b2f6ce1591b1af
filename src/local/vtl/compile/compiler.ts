import type { Expression, Statement } from "../parse/syntax";
import { compileCondition, compileExpression } from "./expressions";
import type { Compiled, Compiler } from "./frame";
import { compileText } from "./statements";

/** Compiles one template. */
export class TemplateCompiler implements Compiler {
    private readonly slots = new Map<string, number>();

    slot(name: string): number {
        const slot = this.slots.get(name) ?? this.slots.size;
        this.slots.set(name, slot);
        return slot;
    }

    expression(expression: Expression): Compiled {
        return compileExpression(expression, this);
    }

    condition(expression: Expression): Compiled<boolean> {
        return compileCondition(expression, this);
    }

    text(statements: readonly Statement[]): Compiled<string> {
        return compileText(statements, this);
    }
}
