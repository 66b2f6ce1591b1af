import { ContextMap } from "../java/contextMap";
import type { Value } from "../java/values";
import type { Step } from "../parse/syntax";
import type { TemplateContext } from "../scope";
import { type Compiler, context, type Root } from "./code";

/**
 * Compiles $context with the first name behind it. The overrides are there as soon as a template asks for them, or
 * for all of $context, with the members that they have on AWS (recorded: LocalStack's aws.validated
 * test_sqs_amz_json_protocol; status is no member until it is set).
 */
export function compileContext([first, ...rest]: readonly Step[], compiler: Compiler): Root {
    if (first?.kind !== "property") {
        return {
            value: compiler.call(wholeContext, context),
            rest: first === undefined ? rest : [first, ...rest],
        };
    }
    const isOverride = first.name === "requestOverride" || first.name === "responseOverride";
    const members = isOverride ? compiler.call(withOverrides, context) : context;
    return { value: compiler.call(contextMember, members, compiler.constant(first.name)), rest };
}

const wholeContext = (context: TemplateContext): Value => new ContextMap(withOverrides(context), false);

function contextMember(members: TemplateContext, name: string): Value {
    return (Object.hasOwn(members, name) ? new ContextMap(members, false).get(name) : null) as Value;
}

function withOverrides(context: TemplateContext): TemplateContext {
    context.requestOverride ??= { path: {}, header: {}, querystring: {} };
    context.responseOverride ??= { header: {} };
    return context;
}
