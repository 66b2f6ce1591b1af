import { directive } from "./directives";
import { readEscape } from "./escapes";
import { behindReference } from "./openReference";
import { referenceBehind } from "./references";
import { Source } from "./source";
import type { Statement } from "./syntax";
import { bracedWord, directiveNamed, plugged, word } from "./words";

/**
 * Reads a template as Apache Velocity 1.7's grammar and lexer do (Parser.jjt): white space that a directive swallows
 * is gone. Throws TemplateError, also for what Velocity reads in a way that nobody can have meant.
 *
 * @param isWhole whether it is a template, and not a text within one
 */
export function parseTemplate(text: string, firstLine = 1, isWhole = true): Statement[] {
    const source = new Source(text, firstLine, isWhole);
    const statements = block(source);
    return source.hasEnded ? statements : source.fail(unbalanced);
}

export const unbalanced = "#end is missing, or there is one too many";

const blockEnd = directiveNamed("end|else|elseif");
const setDirective = /[ \t]*#(?:set|\{set\}) *\(/y;
const knownDirective = directiveNamed(`if|${plugged}`);
// Behind a word that is no directive, a parenthesis makes Velocity take it for a macro's call.
const call = new RegExp(`#(?:${word}|${bracedWord})[ \\t\\r\\n]*\\(`, "y");
/** What is a text though it starts with # or $. */
const plain = new RegExp(`\\$(?:!?\\[|\\.)|#-?(?:\\d+(?:\\.\\d*)?|\\.\\d+)|#${word}|#${bracedWord}`, "y");

/** The statements up to the end, or to an #end, #else or #elseif. */
export function block(source: Source): Statement[] {
    const statements: Statement[] = [];
    while (!source.hasEnded) {
        if (source.peek(blockEnd)) {
            source.open.pop();
            break;
        }
        for (const read of statement(source)) {
            const last = statements.at(-1);
            if (read.kind === "text" && last?.kind === "text") {
                last.text += read.text;
            } else {
                statements.push(read);
            }
        }
    }
    return statements;
}

/** The next text, or a statement and the texts that stand around it; nothing where but the lexer's state changes. */
function statement(source: Source): Statement[] {
    if (source.peek(setDirective)) {
        return [directive(source)];
    }
    const nothing = comment(source) ?? behindReference(source);
    if (nothing !== undefined) {
        return textOf(nothing);
    }
    const text = source.take(/[^$#\\]+/y);
    if (text !== undefined) {
        return textOf(text[0]);
    }
    return (
        output(source) ??
        (source.peek(knownDirective) || source.peek(call) ? [directive(source)] : textOf(sign(source)))
    );
}

const textOf = (text: string): Statement[] => (text === "" ? [] : [{ kind: "text", text }]);

/** A comment, which gives nothing, or an unparsed text. */
function comment(source: Source): string | undefined {
    if (source.take(/##[^\r\n]*(?:\r\n|\n|\r)?/y)) {
        if (source.open.pop() === "modifier") {
            source.fail("a ## comment must not touch a property");
        }
        return "";
    }
    const opening = source.take(/#\*|#\[\[/y)?.[0];
    if (opening === undefined) {
        return undefined;
    }
    const closing = opening === "#*" ? "*#" : "]]#";
    const start = source.position;
    const end = source.text.indexOf(closing, start);
    if (end === -1) {
        source.fail(`${opening} is not closed by ${closing}`);
    }
    source.position = end + closing.length;
    return opening === "#*" ? "" : source.text.slice(start, end);
}

// Backslashes, then more signs that come out as they stand, then the reference's own sign.
const opening = /(?<slashes>\\*)(?<before>#?(?:\$!?\\*)*)(?<sign>\$!?\{?)(?=[a-zA-Z_])/y;

function output(source: Source): Statement[] | undefined {
    const start = source.position;
    const { slashes = "", before = "", sign = "" } = source.take(opening)?.groups ?? {};
    if (sign === "") {
        return undefined;
    }
    const at = source.position - sign.length;
    if (/\\!/.test(before)) {
        source.fail(`${source.text.slice(start, at)}${sign} is not supported`);
    }
    const { reference, ending } = referenceBehind(source, sign);
    const literal = source.text.slice(at, source.position);
    const prefix = "\\".repeat(slashes.length >> 1) + before;
    if (before.startsWith("#") && source.peek(/[a-zA-Z0-9_@{#$\\.-]/y)) {
        source.fail("# right before a reference that is followed by this is not supported");
    }
    if (ending !== "closed") {
        source.open.push(ending);
    }
    if (slashes.length % 2 === 0) {
        return [...textOf(prefix), { kind: "output", reference }];
    }
    // An escaped reference is evaluated, and not printed.
    if (reference.steps.some((step) => step.kind !== "property")) {
        source.fail("an escaped reference with a method or an index is not supported");
    }
    return textOf(prefix + literal);
}

/** The text of what starts with a backslash, # or $ and is nothing else. */
function sign(source: Source): string {
    const text = readEscape(source) ?? source.take(plain)?.[0];
    if (text !== undefined) {
        return text;
    }
    if (source.take(/\$\{(?!\\*\$)/y)) {
        source.open.push("reference");
        return "${";
    }
    const lone = source.take(/(?:#?\$+(?![{.[])|#)(?=[^$#\\!])(?![ \t]*#(?:set|\{set\}) *\()/y);
    return lone?.[0] ?? source.fail("a # or $ right before a directive or the end is not supported");
}
