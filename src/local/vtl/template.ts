import { TemplateCompiler } from "./compile/compiler";
import { JsonWriter, TextWriter } from "./compile/writer";
import { TemplateError } from "./error";
import { JsonBuilder } from "./output/jsonBuilder";
import { parseTemplate } from "./parse/statements";
import type { TemplateScope } from "./scope";

/** A compiled mapping template. */
export interface Template<Rendered = string> {
    /** What it gives for this request. Writes overrides into scope.context; throws TemplateError. */
    render(scope: TemplateScope): Rendered;
}

/** What a template gives that is to be JSON. */
export interface RenderedJson {
    readonly text: string;
    /** What JSON.parse makes of the text; undefined where that did not come out on the way, and may be anything. */
    readonly value: unknown;
}

/** Compiles a mapping template. Throws TemplateError, naming the line, for what cannot be read or is not supported. */
export function compileTemplate(source: string): Template {
    const text = new TemplateCompiler().compile(parseTemplate(source), TextWriter);
    return { render: (scope) => refusing(() => text(scope)) };
}

/** As compileTemplate, of one whose text is to be read as JSON: most often, nothing is left to be read. */
export function compileJsonTemplate(source: string): Template<RenderedJson> {
    const render = new TemplateCompiler().compile(parseTemplate(source), JsonWriter);
    return {
        render(scope) {
            const json = new JsonBuilder();
            const text = refusing(() => render(scope, json));
            return { text, value: json.value };
        },
    };
}

function refusing(render: () => string): string {
    try {
        return render();
    } catch (error) {
        if (error instanceof RangeError) {
            throw new TemplateError("the template's output or nesting is beyond what the machine holds");
        }
        throw error;
    }
}
