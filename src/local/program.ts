import { evaluateApart } from "./evaluation/evaluateApart";
import { readDeclaration } from "./evaluation/readDeclaration";
import type { Program } from "./servedProgram";

/** Where a program comes from: a stack of this project, or a file with a declaration. */
export interface ProgramSource {
    readonly stack: string;
    readonly declaration?: string;
    /** Folder of another program, in place of this project's. */
    readonly program?: string;
}

/**
 * What a source says now.
 *
 * @param signal gives it up
 * @throws Error with what is wrong with the program, its configuration, or the file
 */
export async function readProgram(
    { stack, declaration, program }: ProgramSource,
    signal?: AbortSignal,
): Promise<Program> {
    return declaration === undefined
        ? evaluateApart(stack, signal, program)
        : { declaration: readDeclaration(declaration) };
}
