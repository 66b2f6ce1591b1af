import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import type { HttpAnswer } from "./messages";

const types: Readonly<Record<string, string>> = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
};

/**
 * What any page of this address may do: run its own scripts, ask its own address, and nothing else; nobody shows it in a
 * frame.
 */
const policy = [
    "script-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
];

const headers = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
};

/**
 * A page of this address, or a file that one is made of.
 *
 * @param directives what else its page may do, or may not (Content Security Policy)
 */
export async function pageFile(file: string, directives: readonly string[]): Promise<HttpAnswer> {
    return {
        status: 200,
        headers: {
            ...headers,
            "Content-Security-Policy": ["default-src 'none'", ...directives, ...policy].join("; "),
            "Content-Type": types[extname(file)]!,
        },
        body: await readFile(file, "utf8"),
    };
}
