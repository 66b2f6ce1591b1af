import { jsonText } from "../input/input";
import { toText } from "../java/text";
import type { JsonBuilder } from "../output/jsonBuilder";
import { type JsonToken, jsonTokens } from "../output/jsonTokens";
import type { Reference } from "../parse/syntax";
import { type Code, type Compiler, json, output } from "./code";
import { compilePathArgument } from "./pathArgument";

/** How what a template prints is written. */
export interface Writer {
    text(text: string): Code;
    reference(reference: Reference): Code;
    /** A block that may run once, or never, or many times. */
    branch(block: () => Code): Code;
}

/** Writes text. */
export class TextWriter implements Writer {
    constructor(private readonly compiler: Compiler) {}

    text(text: string): Code {
        return `${output} += ${this.compiler.constant(text)};`;
    }

    reference(reference: Reference): Code {
        return `${output} += ${this.compiler.call(toText, this.compiler.expression(reference))};`;
    }

    branch(block: () => Code): Code {
        return block();
    }
}

const signs: Readonly<Record<string, keyof JsonBuilder>> = {
    "{": "beginObject",
    "}": "endObject",
    "[": "beginArray",
    "]": "endArray",
    ":": "colon",
    ",": "comma",
};

const lose = `${json}.lose();`;

/** Writes text, and what is JSON in it to a {@link JsonBuilder} too. */
export class JsonWriter implements Writer {
    private readonly plain: TextWriter;
    /** Whether the text so far ends within a JSON string. */
    private inString = false;

    constructor(private readonly compiler: Compiler) {
        this.plain = new TextWriter(compiler);
    }

    text(text: string): Code {
        const { tokens, inString } = jsonTokens(text, this.inString);
        this.inString = inString;
        return [this.plain.text(text), ...tokens.map((token) => this.token(token))].join(" ");
    }

    reference(reference: Reference): Code {
        const text = this.compiler.temporary();
        const path = this.inString ? undefined : pathOf(reference);
        if (path !== undefined) {
            const found = this.compiler.temporary();
            return (
                `{ const ${found} = ${compilePathArgument(path, this.compiler)}; ` +
                `const ${text} = ${this.compiler.call(jsonText, found)}; ` +
                `${output} += ${text}; ${json}.found(${found}, ${text}); }`
            );
        }
        const printed = this.compiler.call(toText, this.compiler.expression(reference));
        const write = !this.inString ? "json" : isBase64(reference) ? "plainPart" : "part";
        return `{ const ${text} = ${printed}; ${output} += ${text}; ${json}.${write}(${text}); }`;
    }

    /** Behind it, the text ends as it did before, or its end is not known. */
    branch(block: () => Code): Code {
        const { inString } = this;
        const code = block();
        const isAsBefore = this.inString === inString;
        this.inString = inString;
        return isAsBefore ? code : `${code} ${lose}`;
    }

    private token(token: JsonToken): Code {
        switch (token.kind) {
            case "sign":
                return `${json}.${signs[token.sign]!}();`;
            case "text":
            case "json":
            case "part":
            case "plainPart":
                return `${json}.${token.kind}(${this.compiler.constant(token.text)});`;
            case "beginString":
            case "endString":
                return `${json}.${token.kind}();`;
            case "lost":
                return lose;
        }
    }
}

/** The path of `$input.json(path)` that stands by itself: what it finds need not be read from its text. */
function pathOf({ name, steps: [step, ...others] }: Reference) {
    const isJson = name === "input" && step?.kind === "method" && step.name === "json";
    return isJson && step.args.length === 1 && others.length === 0 ? step.args[0] : undefined;
}

function isBase64({ name, steps: [step, ...others] }: Reference): boolean {
    const isCall = name === "util" && step?.kind === "method" && step.name === "base64Encode";
    return isCall && others.length === 0;
}
