import { TemplateError } from "../error";
import { dictionaryPut } from "../java/dictionaries";
import { parseJsonNumber } from "../java/numbers";
import type { Dictionary, Value } from "../java/values";

/** As parseJson, of any JSON text: slower than JSON.parse, which loses what json-smart keeps. Throws TemplateError. */
export function readJson(text: string, maxDepth: number): Value {
    return new Reader(text, maxDepth).whole();
}

const whiteSpace = /[ \t\r\n]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /true|false|null/y;
const words = { true: true, false: false, null: null };
const isNumericKey = /^\d+$/;

class Reader {
    private position = 0;

    constructor(
        private readonly text: string,
        private readonly maxDepth: number,
    ) {}

    whole(): Value {
        const value = this.value(0);
        return this.position === this.text.length ? value : this.fail();
    }

    private value(depth: number): Value {
        if (depth > this.maxDepth) {
            throw new TemplateError(`it is nested deeper than ${this.maxDepth} levels`);
        }
        this.take(whiteSpace);
        const value = this.bare(depth);
        this.take(whiteSpace);
        return value;
    }

    private bare(depth: number): Value {
        switch (this.text[this.position]) {
            case '"':
                return this.string();
            case "[":
                return this.list(depth);
            case "{":
                return this.object(depth);
        }
        const known = this.take(word);
        if (known !== undefined) {
            return words[known as keyof typeof words];
        }
        return parseJsonNumber(this.take(number) ?? this.fail());
    }

    private list(depth: number): Value {
        const items: Value[] = [];
        this.position++;
        this.take(whiteSpace);
        if (!this.takeSign("]")) {
            do {
                items.push(this.value(depth + 1));
            } while (this.takeSign(","));
            this.expect("]");
        }
        return items;
    }

    private object(depth: number): Value {
        const entries: [string, Value][] = [];
        let hasNumericKey = false;
        this.position++;
        this.take(whiteSpace);
        if (!this.takeSign("}")) {
            do {
                this.take(whiteSpace);
                const key = this.string();
                hasNumericKey ||= isNumericKey.test(key);
                this.take(whiteSpace);
                this.expect(":");
                entries.push([key, this.value(depth + 1)]);
            } while (this.takeSign(","));
            this.expect("}");
        }
        // A record of JavaScript's would put keys that are numbers before all others.
        const object: Dictionary = hasNumericKey ? new Map<Value, Value>() : {};
        for (const [key, value] of entries) {
            dictionaryPut(object, key, value);
        }
        return object;
    }

    private string(): string {
        const { text, position: start } = this;
        if (text[start] !== '"') {
            return this.fail();
        }
        let end = start;
        do {
            end = text.indexOf('"', end + 1);
            if (end === -1) {
                return this.fail();
            }
        } while (this.isEscaped(end));
        this.position = end + 1;
        const literal = text.slice(start, end + 1);
        try {
            // Where it reads an escape, json-smart drops raw DELs from the text.
            return JSON.parse(literal.includes("\\") ? literal.replaceAll("\x7f", "") : literal) as string;
        } catch {
            return this.fail();
        }
    }

    /** Whether a quote stands behind an odd number of backslashes. */
    private isEscaped(quote: number): boolean {
        let slashes = 0;
        while (this.text[quote - 1 - slashes] === "\\") {
            slashes++;
        }
        return slashes % 2 === 1;
    }

    private take(pattern: RegExp): string | undefined {
        pattern.lastIndex = this.position;
        const match = pattern.exec(this.text)?.[0];
        this.position += match?.length ?? 0;
        return match;
    }

    private takeSign(sign: string): boolean {
        const isThere = this.text[this.position] === sign;
        this.position += isThere ? 1 : 0;
        return isThere;
    }

    private expect(sign: string): void {
        if (!this.takeSign(sign)) {
            this.fail();
        }
    }

    private fail(): never {
        throw new TemplateError("it is no JSON");
    }
}
