import { TemplateError } from "../error";
import { dictionaryPut } from "../java/dictionaries";
import { isInt } from "../java/numbers";
import { isDictionary, isList, type Value } from "../java/values";
import type { Reference, Statement, Step } from "../parse/syntax";
import type { Compiled, Compiler, Frame } from "./frame";
import { compileReference } from "./references";
import { reservedNames } from "./roots";

/** Compiles #set; as in Velocity 1.7 it changes nothing where the right side is null, as a failed calculation is. */
export function compileAssignment(
    { target, value }: Extract<Statement, { kind: "set" }>,
    compiler: Compiler,
): (frame: Frame) => void {
    const result = compiler.expression(value);
    const put = compileTarget(target, compiler);
    return (frame) => {
        const assigned = result(frame);
        if (assigned !== null) {
            put(frame, assigned);
        }
    };
}

type Put = (frame: Frame, value: Value) => void;

function compileTarget(target: Reference, compiler: Compiler): Put {
    const { name, line } = target;
    const last = target.steps.at(-1);
    if (name === "context") {
        checkOverride(target);
    } else if (reservedNames.includes(name)) {
        throw new TemplateError(`line ${line}: #set cannot change $${name}`);
    }
    if (last === undefined) {
        const slot = compiler.slot(name);
        return (frame, value) => {
            frame.variables[slot] = value;
        };
    }
    const owner = compileReference({ ...target, steps: target.steps.slice(0, -1) }, compiler);
    const key = compileKey(last, line, compiler);
    return (frame, value) => {
        const object = owner(frame);
        if (isDictionary(object)) {
            dictionaryPut(object, key(frame), value);
        } else if (isList(object)) {
            setElement(object, key(frame), value);
        }
    };
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

function compileKey(step: Step, line: number, compiler: Compiler): Compiled {
    if (step.kind === "property") {
        return () => step.name;
    }
    if (step.kind === "index") {
        return compiler.expression(step.index);
    }
    throw new TemplateError(`line ${line}: #set cannot assign to ${step.name}()`);
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
