import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { programFolder } from "../../src/local/evaluation/programFolder";

/** A copy of the project that a test may change. */
export class Project {
    private constructor(readonly folder: string) {}

    /** Of the files as they are here. */
    static copy(): Project {
        const project = Project.empty();
        for (const part of [
            "index.ts",
            "Pulumi.README.md",
            "Pulumi.yaml",
            "Pulumi.dev.yaml",
            "package.json",
            "tsconfig.json",
            "src",
        ]) {
            cpSync(join(programFolder, part), join(project.folder, part), { recursive: true });
        }
        return project;
    }

    /** Of the files as they were in a commit. */
    static at(commit: string): Project {
        const project = Project.empty();
        const files = execFileSync("git", ["archive", commit], { cwd: programFolder, maxBuffer: 1 << 26 });
        execFileSync("tar", ["x"], { cwd: project.folder, input: files });
        return project;
    }

    private static empty(): Project {
        const folder = mkdtempSync(join(tmpdir(), "engine-"));
        symlinkSync(join(programFolder, "node_modules"), join(folder, "node_modules"));
        return new Project(folder);
    }

    /** Replaces a text in a file. */
    edit(file: string, from: string, to: string): void {
        const path = join(this.folder, file);
        const text = readFileSync(path, "utf8");
        if (!text.includes(from)) {
            throw new Error(`${file} has no ${JSON.stringify(from)}.`);
        }
        writeFileSync(
            path,
            text.replace(from, () => to),
        );
    }

    /** Takes the program of another project, and goes on with its own configuration and local run. */
    programOf(other: Project): void {
        const parts = (folder: string) =>
            readdirSync(join(folder, "src"))
                .filter((part) => part !== "local")
                .map((part) => join("src", part));
        for (const part of ["index.ts", "Pulumi.yaml", ...parts(this.folder)]) {
            rmSync(join(this.folder, part), { recursive: true });
        }
        for (const part of ["index.ts", "Pulumi.yaml", ...parts(other.folder)]) {
            cpSync(join(other.folder, part), join(this.folder, part), { recursive: true });
        }
    }

    /** Sets keys of the local stack's configuration, in the project's namespace where none is said. */
    configure(values: Readonly<Record<string, unknown>>): void {
        const file = join(this.folder, "Pulumi.local.yaml");
        const content = parse(readFileSync(file, "utf8")) as { config: Record<string, unknown> };
        for (const [key, value] of Object.entries(values)) {
            content.config[key.includes(":") ? key : `kinesis-proxy:${key}`] = value;
        }
        writeFileSync(file, stringify(content));
    }

    /** Sets the configuration back to what a new stack has. */
    resetConfiguration(): void {
        const file = join(this.folder, "Pulumi.local.yaml");
        const content = parse(readFileSync(file, "utf8")) as object;
        const { config } = parse(readFileSync(join(this.folder, "Pulumi.dev.yaml"), "utf8")) as object & {
            config: unknown;
        };
        writeFileSync(file, stringify({ ...content, config }));
    }

    remove(): void {
        rmSync(this.folder, { recursive: true, force: true });
    }
}
