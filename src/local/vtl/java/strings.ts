import { shown, TemplateError } from "../error";
import { javaRegExp, type JavaRegExp } from "./regExp";
import { ArrayList } from "./values";

/** Throws as java.lang.String does where an index is outside the text. */
function within(text: string, index: number): number {
    if (index < 0 || index > text.length) {
        throw new TemplateError(`String index out of range: ${index}`);
    }
    return index;
}

export function substring(text: string, begin: number, end = text.length): string {
    if (within(text, begin) > within(text, end)) {
        throw new TemplateError(`begin ${begin}, end ${end}`);
    }
    return text.slice(begin, end);
}

export const charAt = (text: string, index: number): string => text[within(text, index + 1) - 1] ?? "";

/** String.trim: everything up to the space, and nothing else, is white. */
export function trim(text: string): string {
    let [start, end] = [0, text.length];
    while (start < end && text.charCodeAt(start) <= 0x20) {
        start++;
    }
    while (start < end && text.charCodeAt(end - 1) <= 0x20) {
        end--;
    }
    return text.slice(start, end);
}

/** String.matches: the whole text. */
export const matches = (text: string, pattern: string): boolean => javaRegExp(pattern).whole.test(text);

export const replaceAll = (text: string, pattern: string, replacement: string): string =>
    replace(text, finder(pattern, text).all, replacement);

export const replaceFirst = (text: string, pattern: string, replacement: string): string =>
    replace(text, finder(pattern, text).first, replacement);

function replace(text: string, expression: RegExp, replacement: string): string {
    return /[\\$]/.test(replacement)
        ? text.replace(expression, replacer(replacement))
        : text.replace(expression, replacement);
}

function finder(pattern: string, text: string): JavaRegExp {
    const expression = javaRegExp(pattern);
    // Java finds an empty match between the halves of a surrogate pair too, or does not, by how the pattern ends.
    if (/[\ud800-\udfff]/.test(text)) {
        if (Array.from(text.matchAll(expression.all), ([match]) => match).includes("")) {
            throw new TemplateError(
                `regular expression ${shown(pattern)}: an empty match beside surrogates is not supported`,
            );
        }
    }
    return expression;
}

/** Java's replacement text: a backslash makes the next character literal, $1 and ${name} are groups. */
function replacer(replacement: string): (...match: string[]) => string {
    return (...match) => {
        const groupCount = match.findIndex((part) => typeof part === "number") - 1;
        return replacement.replace(/\\([^]?)|\$(\d+)|\$([^]?)/g, (_, char?: string, digits?: string) => {
            if (char) {
                return char;
            }
            if (digits === undefined) {
                throw new TemplateError(
                    `replacement ${shown(replacement)}: a lone \\, a $ without a number, or \${name}`,
                );
            }
            let length = digits.length;
            while (length > 1 && Number(digits.slice(0, length)) > groupCount) {
                length--;
            }
            const group = Number(digits.slice(0, length));
            if (group > groupCount) {
                throw new TemplateError(`replacement ${shown(replacement)}: No group ${group}`);
            }
            return (match[group] ?? "") + digits.slice(length);
        });
    };
}

/** String.split: empty parts at the end are dropped, unless there is a limit other than 0. */
export function split(text: string, pattern: string, limit = 0): ArrayList {
    const separator = finder(pattern, text).all;
    const parts: string[] = [];
    let start = 0;
    for (const match of text.matchAll(separator)) {
        const end = match.index + match[0].length;
        if (end === 0 || (match[0] === "" && match.index === text.length)) {
            continue;
        }
        if (limit > 0 && parts.length === limit - 1) {
            break;
        }
        parts.push(text.slice(start, match.index));
        start = end;
    }
    if (parts.length === 0) {
        return ArrayList.of(text);
    }
    parts.push(text.slice(start));
    if (limit === 0) {
        while (parts.at(-1) === "") {
            parts.pop();
        }
    }
    return ArrayList.from(parts);
}
