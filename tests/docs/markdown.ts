import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { programFolder } from "../../src/local/evaluation/programFolder";

export function page(file: string): string {
    return readFileSync(path.join(programFolder, file), "utf8");
}

/** What stands under a heading, with the headings below it. */
export function sectionOf(markdown: string, heading: string): string {
    const [, level] = new RegExp(`^(#+) ${heading}$`, "m").exec(markdown) ?? [];
    if (level === undefined) {
        throw new Error(`There is no heading ${heading}.`);
    }
    const after = markdown.slice(
        markdown.indexOf(`\n${level} ${heading}\n`) + level.length + heading.length + 2,
    );
    return after.split(new RegExp(`^#{1,${level.length}} `, "m"))[0]!;
}

/** Cells of the rows of all tables, without their heads. */
export function rowsOf(markdown: string): string[][] {
    return [...markdown.matchAll(/^\|[ :|-]+\|\n((?:\|.*\|\n)*)/gm)].flatMap(([, body]) =>
        body!
            .trimEnd()
            .split("\n")
            .map((row) =>
                row
                    .slice(1, -1)
                    .split("|")
                    .map((cell) => cell.trim()),
            ),
    );
}

/** Text that stands as code. */
export function code(text: string): string {
    return `\`${text}\``;
}

/** Writes the programs of a page, each of which names its file in its first line, to a folder. */
export function writePrograms(markdown: string, folder: string): void {
    for (const [, name, text] of markdown.matchAll(/^```js\n\/\/ (\S+)\n(.*?)^```$/gms)) {
        writeFileSync(path.join(folder, name!), text!);
    }
}
