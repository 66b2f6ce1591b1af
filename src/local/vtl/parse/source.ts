import { TemplateError } from "../error";

/** A template's text, and where its reading stands. Patterns are sticky (flag y). */
export class Source {
    position = 0;
    /** The states of references that the lexer has not left, the innermost last. */
    readonly open: ("reference" | "modifier")[] = [];
    private counted = 0;
    private lines = 0;

    /**
     * @param firstLine the line of the template on which the text starts
     * @param isWhole whether it is the template itself, and not a text or a block within it
     */
    constructor(
        readonly text: string,
        private readonly firstLine: number,
        public isWhole: boolean,
    ) {}

    get hasEnded(): boolean {
        return this.position === this.text.length;
    }

    get line(): number {
        for (; this.counted < this.position; this.counted++) {
            if (this.text[this.counted] === "\n") {
                this.lines++;
            }
        }
        return this.firstLine + this.lines;
    }

    /** What the pattern matches here, without moving on. */
    peek(pattern: RegExp): RegExpExecArray | undefined {
        pattern.lastIndex = this.position;
        return pattern.exec(this.text) ?? undefined;
    }

    /** What the pattern matches here; the reading moves on behind it. */
    take(pattern: RegExp): RegExpExecArray | undefined {
        const match = this.peek(pattern);
        this.position += match?.[0].length ?? 0;
        return match;
    }

    expect(pattern: RegExp, what: string): RegExpExecArray {
        return this.take(pattern) ?? this.fail(`${what} is missing${this.found()}`);
    }

    fail(message: string): never {
        throw new TemplateError(`line ${this.line}: ${message}`);
    }

    private found(): string {
        return this.hasEnded
            ? " at the end"
            : ` before ${this.text.slice(this.position, this.position + 10)}`;
    }
}

export const whiteSpace = /[ \t\r\n]*/y;
/** What a directive swallows behind itself: blanks, where nothing but the end of the line follows. */
export const restOfLine = /(?:[ \t]*(?:\r\n|\n|\r))?/y;
