import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import type { HttpAnswer } from "../http/messages";

const folder = join(__dirname, "page");

/** The package's build for browsers; what is found by its name is the one for Node, a folder below. */
const library = join(dirname(require.resolve("lit-html")), "..");

/** The console's own files, and those of the library that draws it, by their paths below `/_local/`. */
const files: ReadonlyMap<string, string> = new Map([
    ["", join(folder, "index.html")],
    ...readdirSync(folder).map((name) => [name, join(folder, name)] as const),
    ...["lit-html.js", "directive.js", "directive-helpers.js", "directives/repeat.js"].map(
        (name) => [`lit-html/${name}`, join(library, name)] as const,
    ),
]);

const types: Readonly<Record<string, string>> = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
};

/**
 * What a page of this address may do: run its own scripts, ask its own address, and nothing else; nobody shows it in a
 * frame. Texts become markup through the library's templates alone.
 */
const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html",
].join("; ");

const headers = {
    "Content-Security-Policy": policy,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
};

/** A file of the console; undefined where it has none of that path. */
export function answerPageFile(path: string): Promise<HttpAnswer> | undefined {
    const file = files.get(path);
    return file === undefined
        ? undefined
        : readFile(file, "utf8").then((body) => ({
              status: 200,
              headers: { ...headers, "Content-Type": types[extname(file)]! },
              body,
          }));
}
