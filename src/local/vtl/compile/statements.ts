import { TemplateError } from "../error";
import { dictionaryEntries } from "../java/dictionaries";
import { toText } from "../java/text";
import { Block, isDictionary, isList, type List, type Value } from "../java/values";
import type { Statement } from "../parse/syntax";
import { compileAssignment } from "./assignment";
import { type Code, type Compiler, loop, Loop, output } from "./code";
import { reservedNames } from "./roots";
import { TextWriter, type Writer } from "./writer";

/** What is to be done where a #foreach around a statement ends: its label, and the code that leaves it. */
interface Around {
    readonly label: Code;
    readonly leave: Code;
}

/** API Gateway ends a #foreach after this many rounds (Amazon API Gateway quotas). */
const maxIterations = 1000;
/** Velocity's define.provide… directive.define.max-depth: how often a #define's text may stand within itself. */
const maxDefineDepth = 2;

export function compileText(statements: readonly Statement[], compiler: Compiler): Code {
    const parts = statements.map((statement) => compilePart(statement, compiler));
    return parts.every((part) => part !== undefined)
        ? `(${['""', ...parts].join(" + ")})`
        : `(() => { let ${output} = ""; ${compileBlock(statements, compiler, new TextWriter(compiler), [])} return ${output}; })()`;
}

/** The text of a statement that does nothing else; undefined for any other. */
function compilePart(statement: Statement, compiler: Compiler): Code | undefined {
    switch (statement.kind) {
        case "text":
            return compiler.constant(statement.text);
        case "output":
            return compiler.call(toText, compiler.expression(statement.reference));
        default:
            return undefined;
    }
}

/** @param around the loops around it, from the outermost */
export function compileBlock(
    statements: readonly Statement[],
    compiler: Compiler,
    writer: Writer,
    around: readonly Around[],
): Code {
    return statements.map((statement) => compileStatement(statement, compiler, writer, around)).join("\n");
}

function compileStatement(
    statement: Statement,
    compiler: Compiler,
    writer: Writer,
    around: readonly Around[],
): Code {
    switch (statement.kind) {
        case "text":
            return writer.text(statement.text);
        case "output":
            return writer.reference(statement.reference);
        case "set":
            return compileAssignment(statement, compiler);
        case "if":
            return compileIf(statement, compiler, writer, around);
        case "foreach":
            return compileForeach(statement, compiler, writer, around);
        case "define":
            return compileDefine(statement, compiler);
        case "break": {
            const loop = around.at(-1);
            return loop === undefined ? stop(around) : `break ${loop.label};`;
        }
        case "stop":
            return stop(around);
    }
}

/** Ends the text. A variable of a loop has its former value then, too. */
function stop(around: readonly Around[]): Code {
    const leave = around.map((each) => each.leave).reverse();
    return `{ ${leave.join(" ")} return ${output}; }`;
}

function compileIf(
    { branches }: Extract<Statement, { kind: "if" }>,
    compiler: Compiler,
    writer: Writer,
    around: readonly Around[],
): Code {
    const compiled = branches.map(({ condition, body }) => {
        const holds = condition === undefined ? "true" : compiler.condition(condition);
        const block = writer.branch(() => compileBlock(body, compiler, writer, around));
        return `if (${holds}) {\n${block}\n}`;
    });
    return compiled.join(" else ");
}

function compileForeach(
    statement: Extract<Statement, { kind: "foreach" }>,
    compiler: Compiler,
    writer: Writer,
    around: readonly Around[],
): Code {
    const list = compiler.expression(statement.list);
    const item = variable(statement.item, `#foreach`, statement.line, compiler);
    const [items, saved, own, count, i] = [1, 2, 3, 4, 5].map(() => compiler.temporary());
    const label = `${i}loop`;
    const leave = `${item} = ${saved}; ${loop} = ${own}.parent;`;
    const inside = [...around, { label, leave }];
    const body = writer.branch(() => compileBlock(statement.body, compiler, writer, inside));
    return [
        `{ const ${items} = ${compiler.call(iterable, list)}, ${saved} = ${item};`,
        `const ${own} = ${loop} = new ${compiler.constant(Loop)}(${loop});`,
        `const ${count} = Math.min(${items}.length, ${maxIterations});`,
        `${label}: for (let ${i} = 0; ${i} < ${count}; ${i}++) {`,
        `${own}.index = ${i};`,
        `${own}.hasNext = ${i} < ${items}.length - 1;`,
        `${item} = ${items}[${i}] ?? null;`,
        body,
        `} ${leave} }`,
    ].join("\n");
}

/** A list's items, a map's values; nothing of any other value. */
function iterable(value: Value): List {
    if (isList(value)) {
        return value;
    }
    return isDictionary(value) ? dictionaryEntries(value).map(([, item]) => item) : [];
}

function compileDefine(statement: Extract<Statement, { kind: "define" }>, compiler: Compiler): Code {
    const name = variable(statement.name, "#define", statement.line, compiler);
    const text = compiler.text(statement.body);
    const place = compiler.constant(`line ${statement.line}: $${statement.name}`);
    return `${name} = ${compiler.call(define, `() => ${text}`, place)};`;
}

function define(text: () => string, place: string): Block {
    let depth = 0;
    return new Block(() => {
        if (depth === maxDefineDepth) {
            throw new TemplateError(`${place} stands within itself`);
        }
        depth++;
        const rendered = text();
        depth--;
        return rendered;
    });
}

function variable(name: string, directive: string, line: number, compiler: Compiler): Code {
    if (reservedNames.includes(name)) {
        throw new TemplateError(`line ${line}: ${directive} cannot assign $${name}`);
    }
    return compiler.variable(name);
}
