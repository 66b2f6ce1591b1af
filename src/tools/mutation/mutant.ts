import { createHash } from "node:crypto";

/** A change of one place of a source file. */
export interface Mutant {
    /** Path from the project's folder. */
    readonly file: string;
    readonly line: number;
    /** What kind of change it is. */
    readonly operator: string;
    /** Where the text that it replaces begins and ends in the file. */
    readonly start: number;
    readonly end: number;
    readonly original: string;
    readonly replacement: string;
}

/** A mutant of a file's text from `start` to `end`. */
export function mutantAt(
    { file, text }: { file: string; text: string },
    operator: string,
    [start, end]: readonly [number, number],
    replacement: string,
): Mutant {
    const line = text.slice(0, start).split("\n").length;
    return { file, line, operator, start, end, original: text.slice(start, end), replacement };
}

export function mutate(text: string, { start, end, replacement }: Mutant): string {
    return text.slice(0, start) + replacement + text.slice(end);
}

/**
 * Draws mutants, each as likely as any other. One that is drawn stays drawn when other lines change: what decides is
 * a hash of the seed and of the mutant's own text.
 */
export function draw(mutants: readonly Mutant[], count: number, seed: number): Mutant[] {
    const seen = new Map<string, number>();
    const ranked = mutants.map((mutant) => {
        const { file, operator, original, replacement } = mutant;
        const identity = JSON.stringify([file, operator, original, replacement]);
        const occurrence = seen.get(identity) ?? 0;
        seen.set(identity, occurrence + 1);
        const rank = createHash("sha256")
            .update(JSON.stringify([seed, identity, occurrence]))
            .digest("hex");
        return { mutant, rank };
    });
    return ranked
        .sort((a, b) => (a.rank < b.rank ? -1 : 1))
        .slice(0, count)
        .map(({ mutant }) => mutant);
}
