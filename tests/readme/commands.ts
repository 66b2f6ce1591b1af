/** A command that a page shows. */
export interface ShownCommand {
    readonly text: string;
    /** What the page shows as its output; undefined where it shows none. */
    readonly output?: string;
}

/**
 * The commands of a section of a page, in order: each line of its `bash` blocks, with the lines that continue it, and
 * what follows `$ ` in its `console` blocks.
 */
export function commandsOf(markdown: string, heading: string): ShownCommand[] {
    const section = markdown.split(/^## /m).find((text) => text.startsWith(heading));
    if (section === undefined) {
        throw new Error(`There is no section ${heading}.`);
    }
    return [...section.matchAll(/^```(bash|console)\n(.*?)^```$/gms)].flatMap(([, kind, block]) =>
        kind === "bash" ? scriptOf(block!) : sessionOf(block!),
    );
}

function scriptOf(block: string): ShownCommand[] {
    return block
        .trimEnd()
        .split(/(?<!\\)\n/)
        .map((text) => ({ text }));
}

function sessionOf(block: string): ShownCommand[] {
    return block
        .split(/^\$ /m)
        .slice(1)
        .map((shown) => {
            const [, text, output] = /^((?:[^\n]*\\\n)*[^\n]*)\n(.*)$/s.exec(shown) as unknown as string[];
            return { text: text!, ...(output!.trim() !== "" && { output: output!.trim() }) };
        });
}
