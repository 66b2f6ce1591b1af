import { TemplateError } from "../error";
import { dictionaryEntries } from "../java/dictionaries";
import { toText } from "../java/text";
import { Block, isDictionary, isList, type List, type Value } from "../java/values";
import type { Statement } from "../parse/syntax";
import { compileAssignment } from "./assignment";
import type { Compiled, Compiler, Frame } from "./frame";
import { reservedNames } from "./roots";

/** Writes to the frame's output; says whether the rest of the loop or template still runs. */
type Run = Compiled<Completion>;
enum Completion {
    Normal,
    Break,
    Stop,
}

/** API Gateway ends a #foreach after this many rounds (Amazon API Gateway quotas). */
const maxIterations = 1000;
/** Velocity's define.provide… directive.define.max-depth: how often a #define's text may stand within itself. */
const maxDefineDepth = 2;

export function compileText(statements: readonly Statement[], compiler: Compiler): Compiled<string> {
    const run = compileBlock(statements, compiler);
    return (frame) => {
        const outer = frame.output;
        frame.output = "";
        run(frame);
        const text = frame.output;
        frame.output = outer;
        return text;
    };
}

function compileBlock(statements: readonly Statement[], compiler: Compiler): Run {
    const runs = statements.map((statement) => compileStatement(statement, compiler));
    if (runs.length === 1 && runs[0] !== undefined) {
        return runs[0];
    }
    return (frame) => {
        for (const run of runs) {
            const completion = run(frame);
            if (completion !== Completion.Normal) {
                return completion;
            }
        }
        return Completion.Normal;
    };
}

function compileStatement(statement: Statement, compiler: Compiler): Run {
    switch (statement.kind) {
        case "text": {
            const { text } = statement;
            return (frame) => {
                frame.output += text;
                return Completion.Normal;
            };
        }
        case "output": {
            const value = compiler.expression(statement.reference);
            return (frame) => {
                frame.output += toText(value(frame));
                return Completion.Normal;
            };
        }
        case "set": {
            const assign = compileAssignment(statement, compiler);
            return (frame) => {
                assign(frame);
                return Completion.Normal;
            };
        }
        case "if":
            return compileIf(statement, compiler);
        case "foreach":
            return compileForeach(statement, compiler);
        case "define":
            return compileDefine(statement, compiler);
        case "break":
            return () => Completion.Break;
        case "stop":
            return () => Completion.Stop;
    }
}

function compileIf({ branches }: Extract<Statement, { kind: "if" }>, compiler: Compiler): Run {
    const compiled = branches.map(({ condition, body }) => ({
        holds: condition === undefined ? () => true : compiler.condition(condition),
        run: compileBlock(body, compiler),
    }));
    return (frame) => {
        for (const { holds, run } of compiled) {
            if (holds(frame)) {
                return run(frame);
            }
        }
        return Completion.Normal;
    };
}

function compileForeach(statement: Extract<Statement, { kind: "foreach" }>, compiler: Compiler): Run {
    const list = compiler.expression(statement.list);
    const slot = variableSlot(statement.item, `#foreach`, statement.line, compiler);
    const run = compileBlock(statement.body, compiler);
    return (frame) => {
        const items = iterable(list(frame));
        const saved = frame.variables[slot] ?? null;
        const outer = frame.loop;
        const loop = { index: 0, hasNext: false, parent: outer };
        frame.loop = loop;
        const count = Math.min(items.length, maxIterations);
        let completion = Completion.Normal;
        for (let i = 0; i < count && completion === Completion.Normal; i++) {
            loop.index = i;
            loop.hasNext = i < items.length - 1;
            frame.variables[slot] = items[i] ?? null;
            completion = run(frame);
        }
        frame.variables[slot] = saved;
        frame.loop = outer;
        return completion === Completion.Stop ? completion : Completion.Normal;
    };
}

/** A list's items, a map's values; nothing of any other value. */
function iterable(value: Value): List {
    if (isList(value)) {
        return value;
    }
    return isDictionary(value) ? dictionaryEntries(value).map(([, item]) => item) : [];
}

function compileDefine(statement: Extract<Statement, { kind: "define" }>, compiler: Compiler): Run {
    const slot = variableSlot(statement.name, "#define", statement.line, compiler);
    const text = compiler.text(statement.body);
    return (frame: Frame) => {
        let depth = 0;
        frame.variables[slot] = new Block(() => {
            if (depth === maxDefineDepth) {
                throw new TemplateError(`line ${statement.line}: $${statement.name} stands within itself`);
            }
            depth++;
            const rendered = text(frame);
            depth--;
            return rendered;
        });
        return Completion.Normal;
    };
}

function variableSlot(name: string, directive: string, line: number, compiler: Compiler): number {
    if (reservedNames.includes(name)) {
        throw new TemplateError(`line ${line}: ${directive} cannot assign $${name}`);
    }
    return compiler.slot(name);
}
