import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { HttpAnswer } from "../http/messages";
import { pageFile } from "../http/pageFile";

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

/** Texts become markup through the library's templates alone. */
const directives = [
    "style-src 'self'",
    "img-src 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html",
];

/** A file of the console; undefined where it has none of that path. */
export function answerPageFile(path: string): Promise<HttpAnswer> | undefined {
    const file = files.get(path);
    return file === undefined ? undefined : pageFile(file, directives);
}
