import { TemplateError } from "../error";
import { unicodeEscape } from "../java/text";
import type { Value } from "../java/values";
import { parseJson } from "./json";

/** API Gateway's $util functions, of one text each; of null all give null. They throw TemplateError. */
export const utilFunctions = {
    escapeJavaScript,
    base64Encode: (text) =>
        isAscii(text) ? btoa(text) : Buffer.from(replaceLoneSurrogates(text)).toString("base64"),
    base64Decode: (text) => Buffer.from(text, "base64").toString(),
    parseJson: (text) => {
        try {
            return text === "" ? null : parseJson(text);
        } catch (error) {
            throw error instanceof TemplateError
                ? new TemplateError(`$util.parseJson: the text cannot be read: ${error.message}`)
                : error;
        }
    },
    urlEncode: (text) =>
        encodeURIComponent(replaceLoneSurrogates(text))
            .replace(/%20/g, "+")
            .replace(/[!'()~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`),
    urlDecode: (text) => {
        try {
            return decodeURIComponent(text.replace(/\+/g, " "));
        } catch {
            throw new TemplateError("$util.urlDecode: the text is not URL-encoded");
        }
    },
} satisfies Readonly<Record<string, (text: string) => Value>>;

const isAscii = (text: string) => Buffer.byteLength(text) === text.length;

// Java's encoder writes a question mark for half of a surrogate pair.
const replaceLoneSurrogates = (text: string) =>
    /[\ud800-\udfff]/.test(text) ? text.replace(/\p{Surrogate}/gu, "?") : text;

// commons-lang 2.4's StringEscapeUtils.escapeJavaScript. It turns ' into \', which JSON does not take: AWS says
// to put .replaceAll("\\'", "'") behind it (API Gateway mapping template reference).
const mustEscape = /[^ -~]|['"\\/]/;
const allToEscape = new RegExp(mustEscape, "g");
const shortEscapes: Readonly<Record<string, string>> = {
    "'": "\\'",
    '"': '\\"',
    "\\": "\\\\",
    "/": "\\/",
    "\b": "\\b",
    "\f": "\\f",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\u007f": "\u007f",
};

function escapeJavaScript(text: string): string {
    if (!mustEscape.test(text)) {
        return text;
    }
    return text.replace(allToEscape, (char) => shortEscapes[char] ?? unicodeEscape(char));
}
