import { dirname, join } from "node:path";
import type { HttpAnswer, HttpRequest } from "../http/messages";
import { pageFile } from "../http/pageFile";

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

/** Swagger UI sets styles of its own, and has its icons in its style sheet. */
const directives = ["style-src 'self' 'unsafe-inline'", "img-src 'self' data:"];

/** The API to try, at `/_local/api/`; undefined for any other request. */
export function answerViewerRequest({
    method,
    path,
}: Pick<HttpRequest, "method" | "path">): HttpAnswer | Promise<HttpAnswer> | undefined {
    if (method === "GET" && path === "/_local/api") {
        return { status: 308, headers: { Location: "/_local/api/" }, body: "" };
    }
    const file = method === "GET" ? files.get(path) : undefined;
    return file === undefined ? undefined : pageFile(file, directives);
}
