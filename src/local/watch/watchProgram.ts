import { basename, dirname } from "node:path";
import { programFolder } from "../evaluation/programFolder";
import type { LocalRun } from "../localRun";
import { type ProgramSource, readProgram } from "../program";
import type { Program } from "../servedProgram";
import { watchFiles } from "./changedFiles";
import { describeChange, listOf, type Version } from "./describeChange";

/** Files of a stack's configuration. */
function configurationOf(stack: string): string[] {
    return ["Pulumi.yaml", `Pulumi.${stack}.yaml`];
}

/** What the program is made of; the local run itself, which is below it, would have to be started anew. */
const programPaths = ["index.ts", "Pulumi.README.md", "src"];
const localPath = /^src[\\/]local([\\/]|$)/;

/**
 * Serves each change of a program from now on, and says what changed. An error is told, and what was served goes on.
 *
 * @param tell told of it, a line each
 * @returns what ends it
 */
export async function serveChanges(
    source: ProgramSource,
    run: LocalRun,
    program: Program,
    tell: (line: string) => void,
): Promise<() => Promise<void>> {
    const watch = new ProgramWatch(source, run, program, tell);
    const onChange = (files: readonly string[]) => watch.changed(files);
    const { stack, declaration } = source;
    return declaration === undefined
        ? watchFiles(programFolder, [...configurationOf(stack), ...programPaths], onChange, (path) =>
              localPath.test(path),
          )
        : watchFiles(dirname(declaration), [basename(declaration)], onChange);
}

/** Says when a stack's configuration is no longer what is served. */
export async function tellOfChanges(
    stack: string,
    tell: (line: string) => void,
): Promise<() => Promise<void>> {
    return watchFiles(programFolder, configurationOf(stack), (files) =>
        tell(`${listOf(files)} changed. What is served did not: start anew, or with --watch.`),
    );
}

class ProgramWatch {
    private readonly files = new Set<string>();
    private version: Version;
    private reading: AbortController | undefined;
    private queue = Promise.resolve();

    constructor(
        private readonly source: ProgramSource,
        private readonly run: LocalRun,
        program: Program,
        private readonly tell: (line: string) => void,
    ) {
        this.version = { ...program, routes: run.routes };
    }

    /** One evaluation at a time: what changes meanwhile makes it worthless. */
    changed(files: readonly string[]): void {
        files.forEach((file) => this.files.add(file));
        this.reading?.abort();
        this.queue = this.queue.then(() => this.serve());
    }

    private async serve(): Promise<void> {
        const files = [...this.files];
        this.files.clear();
        if (files.length === 0) {
            return;
        }
        this.reading = new AbortController();
        const { signal } = this.reading;
        try {
            const program = await readProgram(this.source, signal);
            const lost = await this.run.change(program);
            const now = { ...program, routes: this.run.routes };
            const change = describeChange(this.version, now);
            this.version = now;
            this.tell(
                change === undefined
                    ? `${listOf(files)} changed, and nothing of what is declared.`
                    : `${listOf(files)} changed, and is served: ${change}.`,
            );
            lost.forEach(this.tell);
        } catch (error) {
            if (signal.aborted) {
                files.forEach((file) => this.files.add(file));
                return;
            }
            this.tell(`${listOf(files)} changed, and cannot be served; what was before goes on.`);
            this.tell((error as Error).message);
        } finally {
            this.reading = undefined;
        }
    }
}
