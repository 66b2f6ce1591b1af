import { compileAssignment } from "./assignment";
import { TemplateError } from "./error";
import { compileCondition, compileExpression } from "./expressions";
import type { Frame, Names } from "./frame";
import { compileReference } from "./references";
import { reservedNames } from "./roots";
import type { Statement } from "./syntax";
import { dictionaryEntries, isDictionary, isList, toText, type List, type Value } from "./values";

/** Writes to the frame's output; says whether the rest of the loop or template still runs. */
type Run = (frame: Frame) => Completion;
enum Completion {
    Normal,
    Break,
    Stop,
}

/** API Gateway ends a #foreach after this many rounds (Amazon API Gateway quotas). */
const maxIterations = 1000;

export function compileBlock(statements: readonly Statement[], names: Names): Run {
    const runs = statements.map((statement) => compileStatement(statement, names));
    if (runs.length === 1 && runs[0] !== undefined) return runs[0];
    return (frame) => {
        for (const run of runs) {
            const completion = run(frame);
            if (completion !== Completion.Normal) return completion;
        }
        return Completion.Normal;
    };
}

/** The text of a block with directives and references in it: of a template or a double-quoted string. */
export function compileText(statements: readonly Statement[], names: Names): (frame: Frame) => string {
    const run = compileBlock(statements, names);
    return (frame) => {
        const outer = frame.output;
        frame.output = "";
        run(frame);
        const text = frame.output;
        frame.output = outer;
        return text;
    };
}

function compileStatement(statement: Statement, names: Names): Run {
    switch (statement.kind) {
        case "text": {
            const { text } = statement;
            return (frame) => {
                frame.output += text;
                return Completion.Normal;
            };
        }
        case "output": {
            const value = compileReference(statement.reference, names);
            return (frame) => {
                frame.output += toText(value(frame));
                return Completion.Normal;
            };
        }
        case "set": {
            const assign = compileAssignment(statement, names);
            return (frame) => {
                assign(frame);
                return Completion.Normal;
            };
        }
        case "if":
            return compileIf(statement, names);
        case "foreach":
            return compileForeach(statement, names);
        case "break":
            return () => Completion.Break;
        case "stop":
            return () => Completion.Stop;
    }
}

function compileIf({ branches }: Extract<Statement, { kind: "if" }>, names: Names): Run {
    const compiled = branches.map(({ condition, body }) => ({
        holds: condition === undefined ? () => true : compileCondition(condition, names),
        run: compileBlock(body, names),
    }));
    return (frame) => {
        for (const { holds, run } of compiled) if (holds(frame)) return run(frame);
        return Completion.Normal;
    };
}

function compileForeach(statement: Extract<Statement, { kind: "foreach" }>, names: Names): Run {
    const list = compileExpression(statement.list, names);
    if (reservedNames.includes(statement.item)) {
        throw new TemplateError(`line ${statement.line}: #foreach cannot assign $${statement.item}`);
    }
    const slot = names.slot(statement.item);
    const run = compileBlock(statement.body, names);
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
    if (isList(value)) return value;
    return isDictionary(value) ? dictionaryEntries(value).map(([, item]) => item) : [];
}
