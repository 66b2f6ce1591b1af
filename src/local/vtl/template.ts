import { TemplateCompiler } from "./compile/compiler";
import { TemplateError } from "./error";
import { parseTemplate } from "./parse/statements";
import type { TemplateScope } from "./scope";

/** A compiled mapping template. */
export interface Template {
    /** The text for this request. Writes overrides into scope.context; throws TemplateError. */
    render(scope: TemplateScope): string;
}

/** Compiles a mapping template. Throws TemplateError, naming the line, for what cannot be read or is not supported. */
export function compileTemplate(source: string): Template {
    const text = new TemplateCompiler().compile(parseTemplate(source));
    return {
        render(scope) {
            try {
                return text(scope);
            } catch (error) {
                if (error instanceof RangeError) {
                    throw new TemplateError(
                        "the template's output or nesting is beyond what the machine holds",
                    );
                }
                throw error;
            }
        },
    };
}
