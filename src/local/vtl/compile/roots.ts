import { TemplateError } from "../error";
import { jsonText } from "../input/input";
import { utilFunctions } from "../input/util";
import { toText } from "../java/text";
import type { Plain, Value } from "../java/values";
import type { Reference, Step } from "../parse/syntax";
import { compileContext } from "./context";
import type { Compiled, Compiler, Frame, Loop, Root } from "./frame";
import { compilePathArgument } from "./pathArgument";

/** Compiles the start of a reference. Throws TemplateError for what $input, $util and $foreach do not have. */
export function compileRoot(reference: Reference, compiler: Compiler): Root {
    const { name, steps } = reference;
    const [first, ...rest] = steps;
    switch (name) {
        case "input":
            return { value: compileInput(reference, first, compiler), rest };
        case "util":
            return { value: compileUtil(reference, first, compiler), rest };
        case "foreach":
            return compileLoop(reference);
        case "velocityCount":
            return {
                value: (frame) => (frame.loop === undefined ? null : frame.loop.index + 1),
                rest: steps,
            };
        case "velocityHasNext":
            return { value: (frame) => frame.loop?.hasNext ?? null, rest: steps };
        case "context":
            return compileContext(steps);
        case "stageVariables":
            return { value: (frame) => ({ ...frame.scope.stageVariables }), rest: steps };
        default: {
            const slot = compiler.slot(name);
            return { value: (frame) => frame.variables[slot] ?? null, rest: steps };
        }
    }
}

/** What a template can neither set nor loop with. */
export const reservedNames: readonly string[] = ["input", "util", "context", "stageVariables", "foreach"];

function compileInput(reference: Reference, step: Step | undefined, compiler: Compiler): Compiled {
    const member =
        step?.kind === "method" ? `${step.name}/${step.args.length}` : step?.kind === "property" && step.name;
    const argument = step?.kind === "method" ? step.args[0] : undefined;
    if (member === "body") {
        return (frame) => frame.scope.input.body;
    }
    if (member === "params/0") {
        return (frame) => frame.scope.input.params() as unknown as Plain;
    }
    if (member === "params/1" && argument !== undefined) {
        const name = compiler.expression(argument);
        return (frame) => frame.scope.input.params(toText(name(frame)));
    }
    if ((member === "json/1" || member === "path/1") && argument !== undefined) {
        const find = compilePathArgument(argument, compiler);
        return member === "json/1" ? (frame) => jsonText(find(frame)) : (frame) => find(frame) ?? null;
    }
    return unsupported(reference, "$input has body, json(path), path(path), params() and params(name)");
}

function compileUtil(reference: Reference, step: Step | undefined, compiler: Compiler): Compiled {
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
    const value = compiler.expression(argument);
    return (frame) => {
        const given = value(frame);
        return given === null ? null : call(toText(given));
    };
}

const isUtilFunction = (name: string): name is keyof typeof utilFunctions =>
    Object.hasOwn(utilFunctions, name);

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
    const property = names[parents] ?? "";
    const read = Object.hasOwn(loopProperties, property) ? loopProperties[property] : undefined;
    if (read === undefined) {
        return unsupported(reference, `$foreach has parent, ${Object.keys(loopProperties).join(", ")}`);
    }
    const value = (frame: Frame) => {
        let { loop } = frame;
        for (let i = 0; i < parents; i++) {
            loop = loop?.parent;
        }
        return loop === undefined ? null : read(loop);
    };
    return { value, rest: reference.steps.slice(parents + 1) };
}

function unsupported({ name, steps, line }: Reference, message: string): never {
    const path = steps.map((step) => (step.kind === "index" ? "[…]" : `.${step.name}`)).join("");
    throw new TemplateError(`line ${line}: $${name}${path} is not supported: ${message}`);
}
