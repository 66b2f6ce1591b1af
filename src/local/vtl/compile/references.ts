import { TemplateError } from "../error";
import { dictionaryGet } from "../java/dictionaries";
import { findMethod, listGet } from "../java/methods";
import { isInt } from "../java/numbers";
import { Entry, isDictionary, isList, type Value } from "../java/values";
import type { Reference, Step } from "../parse/syntax";
import type { Code, Compiler } from "./code";
import { compileRoot } from "./roots";

/** Compiles $name and the properties, indexes and methods behind it: null as soon as one of them is. */
export function compileReference(reference: Reference, compiler: Compiler): Code {
    const { value, rest } = compileRoot(reference, compiler);
    return rest.reduce((base, step) => compileStep(base, step, reference, compiler), value);
}

function compileStep(base: Code, step: Step, { line }: Reference, compiler: Compiler): Code {
    if (step.kind === "property") {
        const { name } = step;
        // In Java that is getClass().
        if (name === "class") {
            throw new TemplateError(`line ${line}: .class is not supported; use get("class")`);
        }
        return compiler.call(property, base, compiler.constant(name));
    }
    if (step.kind === "index") {
        return compiler.call(element, base, compiler.expression(step.index));
    }
    const signature = `${step.name}/${step.args.length}`;
    const method = findMethod(signature);
    if (method === undefined) {
        const count = step.args.length === 1 ? "1 argument" : `${step.args.length} arguments`;
        throw new TemplateError(`line ${line}: method ${step.name} with ${count} is not supported`);
    }
    const args = step.args.map((argument) => compiler.expression(argument));
    return compiler.call(method, base, ...args);
}

function property(value: Value, name: string): Value {
    if (isDictionary(value)) {
        return dictionaryGet(value, name);
    }
    if (name === "empty" && (typeof value === "string" || isList(value))) {
        return value.length === 0;
    }
    if (value instanceof Entry && (name === "key" || name === "value")) {
        return value[name];
    }
    return null;
}

function element(value: Value, index: Value): Value {
    if (isDictionary(value)) {
        return dictionaryGet(value, index);
    }
    if (!isInt(index)) {
        return null;
    }
    if (!isList(value)) {
        if (value === null || index >= 0) {
            return null;
        }
        throw new TemplateError(`index ${index} of a value that is no list`);
    }
    return listGet(value, index < 0 ? value.length + index : index);
}
