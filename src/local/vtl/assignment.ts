import { TemplateError } from "./error";
import { compileExpression } from "./expressions";
import type { Compiled, Frame, Names } from "./frame";
import { compileReference } from "./references";
import { reservedNames } from "./roots";
import type { Expression, Reference, Statement, Step } from "./syntax";
import type { TemplateContext } from "./template";
import { dictionaryPut, isDictionary, isList, toText, type Value } from "./values";

type Assign = (frame: Frame) => void;

/** Compiles #set; as in Velocity 1.7 it changes nothing where the right side is null. */
export function compileAssignment(statement: Extract<Statement, { kind: "set" }>, names: Names): Assign {
    const { target, line } = statement;
    const value = compileExpression(statement.value, names);
    const put = compileTarget(target, line, names);
    return (frame) => {
        const result = value(frame);
        if (result !== null) put(frame, result);
    };
}

type Put = (frame: Frame, value: Value) => void;

function compileTarget(target: Reference, line: number, names: Names): Put {
    const last = target.steps.at(-1);
    if (target.name === "context") return compileOverride(target, line);
    if (reservedNames.includes(target.name)) {
        throw new TemplateError(`line ${line}: #set cannot change $${target.name}`);
    }
    if (last === undefined) {
        const slot = names.slot(target.name);
        return (frame, value) => {
            frame.variables[slot] = value;
        };
    }
    const owner = compileReference({ ...target, steps: target.steps.slice(0, -1) }, names);
    const key = compileKey(last, line, names);
    return (frame, value) => {
        const object = owner(frame);
        if (isDictionary(object)) dictionaryPut(object, key(frame), value);
        else if (isList(object)) setElement(object, key(frame), value);
    };
}

function compileKey(step: Step, line: number, names: Names): Compiled {
    if (step.kind === "property") return () => step.name;
    if (step.kind === "index") return compileExpression(step.index, names);
    throw new TemplateError(`line ${line}: #set cannot assign to ${step.name}()`);
}

function setElement(list: Value[], index: Value, value: Value): void {
    if (typeof index !== "number") return;
    const i = index < 0 ? list.length + index : index;
    if (i < 0 || i >= list.length) throw new TemplateError(`Index: ${i}, Size: ${list.length}`);
    list[i] = value;
}

/** #set($context.responseOverride.…) and $context.requestOverride.…, all that a template may change of $context. */
function compileOverride(target: Reference, line: number): Put {
    const [kind, group, name, ...more] = target.steps.map(staticKey);
    if (more.length === 0 && kind === "responseOverride") {
        if (group === "status" && name === undefined) {
            return (frame, value) => {
                responseOverride(frame.scope.context).status =
                    typeof value === "number" ? value : toText(value);
            };
        }
        if (group === "header" && name !== undefined) {
            return (frame, value) => {
                responseOverride(frame.scope.context).header[name] = toText(value);
            };
        }
    }
    if (
        kind === "requestOverride" &&
        (group === "header" || group === "path" || group === "querystring") &&
        name
    ) {
        return (frame, value) => {
            requestOverride(frame.scope.context)[group][name] = toText(value);
        };
    }
    throw new TemplateError(
        `line ${line}: #set cannot change this of $context, but responseOverride.status, responseOverride.header.NAME and requestOverride.(header|path|querystring).NAME`,
    );
}

const responseOverride = (context: TemplateContext) => (context.responseOverride ??= { header: {} });
const requestOverride = (context: TemplateContext) =>
    (context.requestOverride ??= { header: {}, path: {}, querystring: {} });

function staticKey(step: Step): string | undefined {
    if (step.kind === "property") return step.name;
    const index: Expression | undefined = step.kind === "index" ? step.index : undefined;
    return index?.kind === "literal" && typeof index.value === "string" ? index.value : undefined;
}
