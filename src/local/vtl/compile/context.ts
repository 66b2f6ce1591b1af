import { ContextMap } from "../java/contextMap";
import type { Value } from "../java/values";
import type { Step } from "../parse/syntax";
import type { TemplateContext } from "../scope";
import type { Root } from "./frame";

/**
 * Compiles $context with the first name behind it. The overrides are there as soon as a template asks for them, or
 * for all of $context, with the members that they have on AWS (recorded: LocalStack's aws.validated
 * test_sqs_amz_json_protocol; status is no member until it is set).
 */
export function compileContext([first, ...rest]: readonly Step[]): Root {
    if (first?.kind !== "property") {
        return {
            value: ({ scope }) => new ContextMap(withOverrides(scope.context), false),
            rest: first === undefined ? rest : [first, ...rest],
        };
    }
    const { name } = first;
    const isOverride = name === "requestOverride" || name === "responseOverride";
    return {
        value: ({ scope: { context } }) => {
            const members = isOverride ? withOverrides(context) : context;
            return (Object.hasOwn(members, name) ? new ContextMap(members, false).get(name) : null) as Value;
        },
        rest,
    };
}

function withOverrides(context: TemplateContext): TemplateContext {
    context.requestOverride ??= { path: {}, header: {}, querystring: {} };
    context.responseOverride ??= { header: {} };
    return context;
}
