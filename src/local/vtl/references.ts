import { TemplateError } from "./error";
import { compileExpression, type Compiled, type Frame, type Loop, type Names } from "./expressions";
import type { Expression, Reference, Step } from "./syntax";
import { utilFunctions } from "./util";
import { toText, type Plain, type Value } from "./values";

/** How a reference starts: its first value, and the steps from there that are the same for all values. */
interface Root {
    value: Compiled;
    rest: readonly Step[];
}

export function compileRoot(reference: Reference, names: Names): Root {
    const { name, steps } = reference;
    const [first, ...rest] = steps;
    switch (name) {
        case "input":
            return { value: compileInput(reference, first, names), rest };
        case "util":
            return { value: compileUtil(reference, first, names), rest };
        case "foreach":
            return compileLoop(reference);
        case "velocityCount":
            return {
                value: (frame) => (frame.loop === undefined ? null : frame.loop.index + 1),
                rest: steps,
            };
        case "context":
            return { value: (frame) => frame.scope.context as Plain, rest: steps };
        case "stageVariables":
            return { value: (frame) => frame.scope.stageVariables as Plain, rest: steps };
        default: {
            const slot = names.slot(name);
            return { value: (frame) => frame.variables[slot] ?? null, rest: steps };
        }
    }
}

function compileInput(reference: Reference, step: Step | undefined, names: Names): Compiled {
    if (step?.kind === "property" && step.name === "body") return (frame) => frame.scope.input.body;
    if (step?.kind === "method") {
        const [argument, ...others] = step.args;
        if (step.name === "params" && argument === undefined) {
            return (frame) => frame.scope.input.params() as unknown as Plain;
        }
        if (argument !== undefined && others.length === 0) {
            const text = compileText(argument, names);
            if (step.name === "json") return (frame) => frame.scope.input.json(text(frame));
            if (step.name === "path") return (frame) => frame.scope.input.path(text(frame));
            if (step.name === "params") return (frame) => frame.scope.input.params(text(frame));
        }
    }
    return unsupported(reference, "$input has body, json(path), path(path), params() and params(name)");
}

function compileUtil(reference: Reference, step: Step | undefined, names: Names): Compiled {
    const [argument, ...others] = step?.kind === "method" ? step.args : [];
    if (
        step?.kind !== "method" ||
        !isUtilFunction(step.name) ||
        argument === undefined ||
        others.length > 0
    ) {
        return unsupported(
            reference,
            `$util has ${Object.keys(utilFunctions).join(", ")}, each of one argument`,
        );
    }
    const call: (text: string) => Value = utilFunctions[step.name];
    const value = compileExpression(argument, names);
    return (frame) => {
        const given = value(frame);
        return given === null ? null : call(toText(given));
    };
}

const isUtilFunction = (name: string): name is keyof typeof utilFunctions =>
    Object.hasOwn(utilFunctions, name);

function compileText(expression: Expression, names: Names): (frame: Frame) => string {
    const value = compileExpression(expression, names);
    return (frame) => toText(value(frame));
}

const loopProperties: Readonly<Record<string, (loop: Loop) => Value>> = {
    index: (loop) => loop.index,
    count: (loop) => loop.index + 1,
    hasNext: (loop) => loop.hasNext,
    first: (loop) => loop.index === 0,
    last: (loop) => !loop.hasNext,
};

function compileLoop(reference: Reference): Root {
    const names = reference.steps.map((step) => (step.kind === "property" ? step.name : ""));
    const parents = names.findIndex((name) => name !== "parent");
    const read = loopProperties[names[parents] ?? ""];
    if (read === undefined) {
        return unsupported(reference, `$foreach has parent, ${Object.keys(loopProperties).join(", ")}`);
    }
    const value = (frame: Frame) => {
        let { loop } = frame;
        for (let i = 0; i < parents; i++) loop = loop?.parent;
        return loop === undefined ? null : read(loop);
    };
    return { value, rest: reference.steps.slice(parents + 1) };
}

function unsupported({ name, steps, line }: Reference, message: string): never {
    const path = steps.map((step) => (step.kind === "index" ? "[…]" : `.${step.name}`)).join("");
    throw new TemplateError(`line ${line}: $${name}${path} is not supported: ${message}`);
}
