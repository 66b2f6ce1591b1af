import { compileFunction } from "node:vm";
import type { Expression, Statement } from "../parse/syntax";
import type { TemplateScope } from "../scope";
import type { JsonBuilder } from "../output/jsonBuilder";
import {
    type Code,
    type Compiler,
    context,
    input,
    json,
    loop,
    output,
    scratch,
    stageVariables,
} from "./code";
import { compileCondition, compileExpression } from "./expressions";
import { compileBlock, compileText } from "./statements";
import type { Writer } from "./writer";

/** The text of a template for a request. Of one that is compiled to write JSON, `json` is told what is written. */
export type Render = (scope: TemplateScope, json?: JsonBuilder) => string;

/** Compiles one template to JavaScript, which takes a fraction of the time of a walk over what was parsed. */
export class TemplateCompiler implements Compiler {
    private readonly variables = new Map<string, Code>();
    private readonly constants = new Map<unknown, Code>();
    private temporaries = 0;

    /** Throws TemplateError. */
    compile(statements: readonly Statement[], Writer: new (compiler: Compiler) => Writer): Render {
        const body = compileBlock(statements, this, new Writer(this), []);
        const names = [...this.constants.values()];
        const variables = [...this.variables.values()].map((name) => `let ${name} = null;`);
        const code = [
            names.length === 0 ? "" : `const [${names.join(",")}] = constants;`,
            `return ({ ${input}, ${context}, ${stageVariables} }, ${json}) => {`,
            ...variables,
            `let ${loop}, ${scratch}, ${output} = "";`,
            body,
            `return ${output};`,
            "};",
        ];
        const make = compileFunction(code.join("\n"), ["constants"], { filename: "mapping-template" }) as (
            constants: readonly unknown[],
        ) => Render;
        return make([...this.constants.keys()]);
    }

    variable(name: string): Code {
        return named(this.variables, name, "v");
    }

    constant(value: unknown): Code {
        return named(this.constants, value, "k");
    }

    temporary(): Code {
        return `t${this.temporaries++}`;
    }

    call(callee: (...args: never[]) => unknown, ...args: readonly Code[]): Code {
        return `${this.constant(callee)}(${args.join(", ")})`;
    }

    expression(expression: Expression): Code {
        return compileExpression(expression, this);
    }

    condition(expression: Expression): Code {
        return compileCondition(expression, this);
    }

    text(statements: readonly Statement[]): Code {
        return compileText(statements, this);
    }
}

function named<T>(names: Map<T, Code>, key: T, letter: string): Code {
    const name = names.get(key) ?? `${letter}${names.size}`;
    names.set(key, name);
    return name;
}
