import { compileText } from "./compile";
import { TemplateError } from "./error";
import { Names } from "./frame";
import type { Input } from "./input";
import { parseTemplate } from "./parser";

export { TemplateError };

/** A compiled mapping template. */
export interface Template {
    /** The text for this request. Writes overrides into scope.context; throws TemplateError. */
    render(scope: TemplateScope): string;
}

/** What a template sees: $input, $context and $stageVariables. */
export interface TemplateScope {
    input: Input;
    context: TemplateContext;
    stageVariables: Readonly<Record<string, string>>;
}

/** $context: texts, numbers and records of them. A rendering adds the overrides that the template sets, and no more. */
export interface TemplateContext {
    [name: string]: unknown;
    /** Set where the template did #set($context.responseOverride.…). */
    responseOverride?: Override;
    /** Set where the template did #set($context.requestOverride.…). */
    requestOverride?: Record<"header" | "path" | "querystring", Record<string, string>>;
}

/** What a template has put in the place of the method response's own. */
export interface Override {
    /** As assigned: a whole number, or the text of any other value. */
    status?: number | string;
    header: Record<string, string>;
}

/** Compiles a mapping template. Throws TemplateError, naming the line, for what cannot be read or is not supported. */
export function compileTemplate(source: string): Template {
    const names = new Names();
    const text = compileText(parseTemplate(source), names);
    return {
        render(scope) {
            try {
                return text({ output: "", variables: [], scope, loop: undefined });
            } catch (error) {
                // The rest is what no template can foresee: a text or a nesting beyond what the machine can hold.
                throw error instanceof TemplateError ? error : new TemplateError(String(error));
            }
        },
    };
}
