import { TemplateError } from "../error";
import { dictionaryGet } from "../java/dictionaries";
import { findMethod, listGet } from "../java/methods";
import { isInt } from "../java/numbers";
import { Entry, isDictionary, isList, type Value } from "../java/values";
import type { Reference, Step } from "../parse/syntax";
import type { Compiled, Compiler } from "./frame";
import { compileRoot } from "./roots";

/** Compiles $name and the properties, indexes and methods behind it: null as soon as one of them is. */
export function compileReference(reference: Reference, compiler: Compiler): Compiled {
    const { value, rest } = compileRoot(reference, compiler);
    return rest.reduce((base, step) => compileStep(base, step, reference, compiler), value);
}

function compileStep(base: Compiled, step: Step, { line }: Reference, compiler: Compiler): Compiled {
    if (step.kind === "property") {
        const { name } = step;
        // In Java that is getClass().
        if (name === "class") {
            throw new TemplateError(`line ${line}: .class is not supported; use get("class")`);
        }
        return (frame) => property(base(frame), name);
    }
    if (step.kind === "index") {
        const index = compiler.expression(step.index);
        return (frame) => element(base(frame), index(frame));
    }
    const signature = `${step.name}/${step.args.length}`;
    const method = findMethod(signature);
    if (method === undefined) {
        const count = step.args.length === 1 ? "1 argument" : `${step.args.length} arguments`;
        throw new TemplateError(`line ${line}: method ${step.name} with ${count} is not supported`);
    }
    const args = step.args.map((argument) => compiler.expression(argument));
    return (frame) => {
        const self = base(frame);
        return method(
            self,
            args.map((argument) => argument(frame)),
        );
    };
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
