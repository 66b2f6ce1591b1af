import { readFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import type { HttpAnswer, HttpRequest } from "../http/messages";

const folder = join(__dirname, "page");
const library = dirname(require.resolve("swagger-ui-dist/package.json"));

/** The page, and Swagger UI, which draws it, by their paths. */
const files: ReadonlyMap<string, string> = new Map([
    ["/_local/api/", join(folder, "index.html")],
    ...["page.js", "page.css"].map((name) => [`/_local/api/${name}`, join(folder, name)] as const),
    ...["swagger-ui-bundle.js", "swagger-ui.css"].map(
        (name) => [`/_local/api/${name}`, join(library, name)] as const,
    ),
]);

const types: Readonly<Record<string, string>> = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
};

/**
 * The page runs its own scripts, asks its own address, and nothing else; nobody shows it in a frame. Swagger UI sets
 * styles of its own, and has its icons in its style sheet.
 */
const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
].join("; ");

const headers = {
    "Content-Security-Policy": policy,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
};

/** The API to try, at `/_local/api/`; undefined for any other request. */
export function answerViewerRequest({
    method,
    path,
}: Pick<HttpRequest, "method" | "path">): HttpAnswer | Promise<HttpAnswer> | undefined {
    if (method === "GET" && path === "/_local/api") {
        return { status: 308, headers: { Location: "/_local/api/" }, body: "" };
    }
    const file = method === "GET" ? files.get(path) : undefined;
    return file === undefined
        ? undefined
        : readFile(file, "utf8").then((body) => ({
              status: 200,
              headers: { ...headers, "Content-Type": types[extname(file)]! },
              body,
          }));
}
