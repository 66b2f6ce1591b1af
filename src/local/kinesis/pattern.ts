/** A regular expression for a whole text: as Kinesis's messages show it, and to test with. */
export interface Pattern {
    readonly shown: string;
    readonly whole: RegExp;
}

/** Longer texts match no pattern: some patterns take time that is quadratic in the length. */
const mostMatched = 4096;

/** The pattern that messages show like this. */
export function matching(shown: string): Pattern {
    return { shown, whole: new RegExp(`^(?:${shown})$`) };
}

export function matches({ whole }: Pattern, text: string): boolean {
    return text.length <= mostMatched && whole.test(text);
}
