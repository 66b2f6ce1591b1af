import { TemplateError } from "../error";
import { jsonText, kinds } from "../input/input";
import { utilFunctions } from "../input/util";
import { toText } from "../java/text";
import type { Value } from "../java/values";
import type { Reference, Step } from "../parse/syntax";
import { type Code, type Compiler, input, loop, type Root, stageVariables } from "./code";
import { compileContext } from "./context";
import { compilePathArgument } from "./pathArgument";

/** Compiles the start of a reference. Throws TemplateError for what $input, $util and $foreach do not have. */
export function compileRoot(reference: Reference, compiler: Compiler): Root {
    const { name, steps } = reference;
    const [first, ...rest] = steps;
    switch (name) {
        case "input":
            return compileParameters(steps) ?? { value: compileInput(reference, first, compiler), rest };
        case "util":
            return { value: compileUtil(reference, first, compiler), rest };
        case "foreach":
            return compileLoop(reference);
        case "velocityCount":
            return { value: ofLoop(loop, loopProperties.count), rest: steps };
        case "velocityHasNext":
            return { value: ofLoop(loop, loopProperties.hasNext), rest: steps };
        case "context":
            return compileContext(steps, compiler);
        case "stageVariables":
            return { value: `({ ...${stageVariables} })`, rest: steps };
        default:
            return { value: compiler.variable(name), rest: steps };
    }
}

/** What a template can neither set nor loop with. */
export const reservedNames: readonly string[] = ["input", "util", "context", "stageVariables", "foreach"];

/** Compiles `$input.params().path` and the like. */
function compileParameters([params, kind, ...rest]: readonly Step[]): Root | undefined {
    const isAll = params?.kind === "method" && params.name === "params" && params.args.length === 0;
    const name = kind?.kind === "property" ? kinds.find((known) => known === kind.name) : undefined;
    return isAll && name !== undefined
        ? { value: `(${input}.paramsOf("${name}") ?? null)`, rest }
        : undefined;
}

function compileInput(reference: Reference, step: Step | undefined, compiler: Compiler): Code {
    const member =
        step?.kind === "method" ? `${step.name}/${step.args.length}` : step?.kind === "property" && step.name;
    const argument = step?.kind === "method" ? step.args[0] : undefined;
    if (member === "body") {
        return `${input}.body`;
    }
    if (member === "params/0") {
        return `${input}.params()`;
    }
    if (member === "params/1" && argument !== undefined) {
        return `${input}.params(${compiler.call(toText, compiler.expression(argument))})`;
    }
    if ((member === "json/1" || member === "path/1") && argument !== undefined) {
        const found = compilePathArgument(argument, compiler);
        return member === "json/1" ? compiler.call(jsonText, found) : `(${found} ?? null)`;
    }
    return unsupported(reference, "$input has body, json(path), path(path), params() and params(name)");
}

function compileUtil(reference: Reference, step: Step | undefined, compiler: Compiler): Code {
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
    return compiler.call(
        callUtil,
        compiler.constant(utilFunctions[step.name]),
        compiler.expression(argument),
    );
}

const callUtil = (call: (text: string) => Value, given: Value): Value =>
    given === null ? null : call(toText(given));

const isUtilFunction = (name: string): name is keyof typeof utilFunctions =>
    Object.hasOwn(utilFunctions, name);

/** What the innermost #foreach says, of itself or one around it, in JavaScript. */
const loopProperties = {
    index: ".index",
    count: ".index + 1",
    hasNext: ".hasNext",
    first: ".index === 0",
    last: ".hasNext === false",
};

function ofLoop(of: Code, property: Code): Code {
    return `(${of} === undefined ? null : ${of}${property})`;
}

function compileLoop(reference: Reference): Root {
    const names = reference.steps.map((step) => (step.kind === "property" ? step.name : ""));
    const parents = names.findIndex((name) => name !== "parent");
    const property = names[parents] ?? "";
    if (!isLoopProperty(property)) {
        return unsupported(reference, `$foreach has parent, ${Object.keys(loopProperties).join(", ")}`);
    }
    return {
        value: ofLoop(`${loop}${"?.parent".repeat(parents)}`, loopProperties[property]),
        rest: reference.steps.slice(parents + 1),
    };
}

const isLoopProperty = (name: string): name is keyof typeof loopProperties =>
    Object.hasOwn(loopProperties, name);

function unsupported({ name, steps, line }: Reference, message: string): never {
    const path = steps.map((step) => (step.kind === "index" ? "[…]" : `.${step.name}`)).join("");
    throw new TemplateError(`line ${line}: $${name}${path} is not supported: ${message}`);
}
