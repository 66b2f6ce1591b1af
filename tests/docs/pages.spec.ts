import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { scripts } from "../../package.json";
import { programFolder } from "../../src/local/evaluation/programFolder";
import { routes } from "../../src/routes";
import { commandsOf } from "../readme/commands";
import { code, page, rowsOf, sectionOf } from "./markdown";

const pages = [
    "README.md",
    "CONTRIBUTING.md",
    ...readdirSync("docs").flatMap((file) => (file.endsWith(".md") ? [`docs/${file}`] : [])),
];

/** As GitHub makes the anchor of a heading. */
function anchorOf(heading: string): string {
    return heading
        .toLowerCase()
        .replace(/[^\w\- ]/g, "")
        .replaceAll(" ", "-");
}

function outputOf(script: "local" | "capacity", args: string): string {
    const command = [...scripts[script].split(" ").slice(1), ...args.split(" ")];
    return spawnSync(process.execPath, command, { cwd: programFolder, encoding: "utf8" }).stdout;
}

for (const file of pages) {
    describe(file, () => {
        const text = page(file);

        it("has tables that a terminal of 100 columns shows", () => {
            const wide = text.split("\n").filter((line) => line.startsWith("|") && line.length > 100);
            assert.deepEqual(wide, []);
        });

        it("has no link that leads nowhere", () => {
            const dead = [...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)].filter(
                ([, to, anchor]) => {
                    const target = path.join(path.dirname(file), to || path.basename(file));
                    const headings = anchor === undefined ? [] : [...page(target).matchAll(/^#+ (.*)$/gm)];
                    return (
                        !existsSync(target) ||
                        (anchor !== undefined &&
                            !headings.some(([, heading]) => anchorOf(heading!) === anchor))
                    );
                },
            );
            assert.deepEqual(
                dead.map(([link]) => link),
                [],
            );
        });
    });
}

describe("The README", () => {
    const readme = page("README.md");

    it("is read: it has at most 250 lines", () => {
        assert.ok(readme.trimEnd().split("\n").length <= 250);
    });

    it("has every route", () => {
        const expected = routes.map(({ group, method, path, action }) => [
            group,
            `${method} ${code(path)}`,
            action,
        ]);
        assert.deepEqual(rowsOf(sectionOf(readme, "Routes")), expected);
    });
});

describe("docs/local-run.md", () => {
    it("has every option", () => {
        const options = [...outputOf("local", "--help").matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(
            ([, name]) => name!,
        );
        const documented = rowsOf(sectionOf(page("docs/local-run.md"), "Options")).map(
            ([option]) => /--[\w-]+/.exec(option!)![0],
        );
        assert.deepEqual(documented.sort(), options.filter((name) => name !== "--help").sort());
    });
});

describe("docs/capacity.md", () => {
    const sections = page("docs/capacity.md").match(/^## .*$/gm)!;
    const plans = sections.flatMap((heading) => commandsOf(page("docs/capacity.md"), heading.slice(3)));

    it("shows plans", () => assert.equal(plans.length, 3));

    for (const { text, output } of plans) {
        it(`shows what is printed: ${text}`, () => {
            const [, args] = /^npm run --silent capacity -- (.*)$/.exec(text)!;
            assert.equal(output, outputOf("capacity", args!).trim());
        });
    }
});
