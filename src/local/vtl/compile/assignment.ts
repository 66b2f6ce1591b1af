import { TemplateError } from "../error";
import { dictionaryPut } from "../java/dictionaries";
import { isInt } from "../java/numbers";
import { isDictionary, isList, type Value } from "../java/values";
import type { Reference, Statement, Step } from "../parse/syntax";
import type { Code, Compiler } from "./code";
import { compileReference } from "./references";
import { reservedNames } from "./roots";

/** Compiles #set; as in Velocity 1.7 it changes nothing where the right side is null, as a failed calculation is. */
export function compileAssignment(
    { target, value }: Extract<Statement, { kind: "set" }>,
    compiler: Compiler,
): Code {
    const assigned = compiler.temporary();
    const result = compiler.expression(value);
    return `{ const ${assigned} = ${result}; if (${assigned} !== null) { ${compilePut(target, assigned, compiler)} } }`;
}

function compilePut(target: Reference, value: Code, compiler: Compiler): Code {
    const { name, line } = target;
    const last = target.steps.at(-1);
    if (name === "context") {
        checkOverride(target);
    } else if (reservedNames.includes(name)) {
        throw new TemplateError(`line ${line}: #set cannot change $${name}`);
    }
    if (last === undefined) {
        return `${compiler.variable(name)} = ${value};`;
    }
    const owner = compileReference({ ...target, steps: target.steps.slice(0, -1) }, compiler);
    return `${compiler.call(setMember, owner, `() => ${compileKey(last, line, compiler)}`, value)};`;
}

/** Refuses, before any request, what could only fail: of $context, a template changes the members of its overrides. */
function checkOverride({ steps, line }: Reference): void {
    const first = steps[0]?.kind === "index" ? steps[0].index : steps[0];
    const group =
        first?.kind === "property" ? first.name : first?.kind === "literal" ? first.value : undefined;
    if (steps.length < 2 || (group !== "responseOverride" && group !== "requestOverride")) {
        throw new TemplateError(
            `line ${line}: #set cannot change this of $context, but the members of requestOverride and responseOverride`,
        );
    }
}

function compileKey(step: Step, line: number, compiler: Compiler): Code {
    if (step.kind === "property") {
        return compiler.constant(step.name);
    }
    if (step.kind === "index") {
        return compiler.expression(step.index);
    }
    throw new TemplateError(`line ${line}: #set cannot assign to ${step.name}()`);
}

function setMember(owner: Value, key: () => Value, value: Value): void {
    if (isDictionary(owner)) {
        dictionaryPut(owner, key(), value);
    } else if (isList(owner)) {
        setElement(owner, key(), value);
    }
}

function setElement(list: Value[], index: Value, value: Value): void {
    if (!isInt(index)) {
        return;
    }
    const i = index < 0 ? list.length + index : index;
    if (i < 0 || i >= list.length) {
        throw new TemplateError(`Index: ${i}, Size: ${list.length}`);
    }
    list[i] = value;
}
