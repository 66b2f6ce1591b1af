/**
 * What a terminal would act on, or show as nothing or in another order: control characters (C0, C1), those that turn
 * the direction of writing, separators of lines, what has no width, tags, and halves of characters.
 */
const unprintable =
    /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

/** What every terminal shows as it is, and most texts are: looked at sooner than each character is. */
const plainAscii = /^[\x20-\x7e]*$/;

/** A text in one line, safe to print: what is no character to read is written as `\u{1b}`. */
export function terminalLine(text: string): string {
    return plainAscii.test(text) ? text : text.replace(unprintable, escaped);
}

/** The same, in as many lines as it has. */
export function terminalText(text: string): string {
    return text
        .replace(/\r\n/g, "\n")
        .replace(unprintable, (c) => (c === "\n" || c === "\t" ? c : escaped(c)));
}

function escaped(character: string): string {
    return `\\u{${character.codePointAt(0)!.toString(16)}}`;
}
