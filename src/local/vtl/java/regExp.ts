import { shown, TemplateError } from "../error";

// Java's regular expressions and JavaScript's mostly agree. What means something else in JavaScript is rewritten
// here, what JavaScript has no equal for is refused by name.

/** A Java regular expression as JavaScript's. */
export interface JavaRegExp {
    /** Matches a whole text. */
    readonly whole: RegExp;
    /** Finds the first match. */
    readonly first: RegExp;
    /** Finds all matches. */
    readonly all: RegExp;
}

const cacheLimit = 1_000;
const cache = new Map<string, JavaRegExp>();

/** Compiles a Java regular expression, once. Throws TemplateError. */
export function javaRegExp(pattern: string): JavaRegExp {
    let compiled = cache.get(pattern);
    if (compiled === undefined) {
        compiled = compile(pattern, translate(pattern));
        if (cache.size >= cacheLimit) {
            cache.clear();
        }
        cache.set(pattern, compiled);
    }
    return compiled;
}

/** A whole text of anything, what is wanted, and anything: to find what is wanted is the same, and takes a tenth. */
const anywhere = /^\(\?s\)\.\*([^?+*|][^|]*?)(?<!\\)\.\*$/;

function compile(pattern: string, source: string): JavaRegExp {
    const wanted = anywhere.exec(pattern)?.[1];
    try {
        return {
            whole: new RegExp(
                wanted === undefined ? `^(?:${source})(?![^])` : translate(`(?s)${wanted}`),
                "u",
            ),
            first: new RegExp(source, "u"),
            all: new RegExp(source, "gu"),
        };
    } catch {
        throw new TemplateError(`regular expression ${shown(pattern)}: it cannot be read`);
    }
}

const token =
    /\\Q([\s\S]*?)(?:\\E|$)|\\(p\{\w+\}|P\{\w+\}|x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|[\s\S])|\(\?(?:[:=!]|<[=!]|<[a-zA-Z]\w*>)|\(\?[^)]*\)?|(?:[*+?]|\{\d+(?:,\d*)?\})[?+]?|&&|[\s\S]/gu;
const lineEnd = "(?:\\r\\n|[\\n\\r\\u0085\\u2028\\u2029])";

function translate(pattern: string): string {
    let dotAll = false;
    let inClass = false;
    let classStart = 0;
    let source = "";
    const refuse = (what: string): never => {
        throw new TemplateError(`regular expression ${shown(pattern)}: ${what} is not supported`);
    };
    for (const match of pattern.matchAll(token)) {
        const [text, quoted, escaped] = match;
        if (quoted !== undefined) {
            source += quoted.replace(/[\s\S]/gu, literal);
        } else if (escaped !== undefined) {
            source += escape(escaped, inClass) ?? refuse(text);
        } else if (inClass) {
            const first = match.index === classStart;
            if (text === "[" || text === "&&" || (text === "]" && first)) {
                refuse(`${text} within [...]`);
            }
            if (text === "]") {
                inClass = false;
            }
            source +=
                text === "^" && first ? (classStart++, text) : /^[\]\-]$/.test(text) ? text : classText(text);
        } else if (text === "[") {
            inClass = true;
            classStart = match.index + 1;
            source += text;
        } else if (text === "(?s)" && match.index === 0) {
            dotAll = true;
        } else if (text.startsWith("(?") && !/[:=!>]$/.test(text)) {
            refuse(text);
        } else if (text.length > 1 && text.endsWith("+")) {
            refuse(`possessive ${text}`);
        } else if (text === "{") {
            refuse("a { that is not quoted");
        } else if (text === ".") {
            source += dotAll ? "[^]" : "[^\\n\\r\\u0085\\u2028\\u2029]";
        } else if (text === "$") {
            source += `(?:(?=${lineEnd}?(?![^])))`;
        } else {
            source += text === "]" || text === "}" ? `\\${text}` : text;
        }
    }
    return source;
}

const literal = (char: string) =>
    (/[\^$\\.*+?()[\]{}|/-]/.test(char) ? `\\${char}` : char).replace("\\-", "-");

const classText = (text: string) => text.replace(/[()[\]{}|/&]/g, "\\$&").replace(/\\&/g, "&");

const classes: Readonly<Record<string, string>> = {
    s: " \\t\\n\\x0B\\f\\r",
    w: "\\w",
    d: "\\d",
    h: " \\t\\xA0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000",
};
const same = /^(?:[tnrfDW]|[1-9]|[pP]\{(?:L|Lu|Ll|Lt|Lm|Lo|M|N|Nd|P|S|Z)\}|x..|u....)$/;

function escape(escaped: string, inClass: boolean): string | undefined {
    const members = classes[escaped];
    if (members !== undefined) {
        return inClass ? members : `[${members}]`;
    }
    if (escaped === "S" && !inClass) {
        return `[^${classes.s}]`;
    }
    if (escaped === "A" && !inClass) {
        return "(?:^)";
    }
    if (escaped === "z" && !inClass) {
        return "(?:(?![^]))";
    }
    if (same.test(escaped)) {
        return `\\${escaped}`;
    }
    if (/^[a-zA-Z0-9]/.test(escaped)) {
        return undefined;
    }
    return inClass && escaped === "-" ? "\\-" : literal(escaped);
}
