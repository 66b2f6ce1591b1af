import { TemplateError } from "../error";
import { parseJsonNumber } from "../java/numbers";
import type { Plain, Value } from "../java/values";

/** As parseJson, of any JSON text: slower than JSON.parse, which loses what json-smart keeps. Throws TemplateError. */
export function readJson(text: string, maxDepth: number): Value {
    return new Reader(text, maxDepth).whole();
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const words = [
    ["true", true],
    ["false", false],
    ["null", null],
] as const;
// What JSON.parse has to replace in a text, or to refuse.
const needsReading = /[\\\u0000-\u001f]/;
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
        this.skipWhiteSpace();
        const value = this.bare(depth);
        this.skipWhiteSpace();
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
        return this.number() ?? this.word();
    }

    private number(): Value | undefined {
        number.lastIndex = this.position;
        if (!number.test(this.text)) {
            return undefined;
        }
        const start = this.position;
        this.position = number.lastIndex;
        return parseJsonNumber(this.text.slice(start, this.position));
    }

    private word(): Value {
        for (const [word, value] of words) {
            if (this.text.startsWith(word, this.position)) {
                this.position += word.length;
                return value;
            }
        }
        return this.fail();
    }

    private list(depth: number): Value {
        const items: Value[] = [];
        this.position++;
        this.skipWhiteSpace();
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
        let isSpecial = false;
        this.position++;
        this.skipWhiteSpace();
        if (!this.takeSign("}")) {
            do {
                this.skipWhiteSpace();
                const key = this.string();
                isSpecial ||= isNumericKey.test(key) || key === "__proto__";
                this.skipWhiteSpace();
                this.expect(":");
                entries.push([key, this.value(depth + 1)]);
            } while (this.takeSign(","));
            this.expect("}");
        }
        // A record of JavaScript's would put keys that are numbers before all others, and run a setter for __proto__.
        if (isSpecial) {
            return new Map<Value, Value>(entries);
        }
        const record: Plain = {};
        for (const [key, value] of entries) {
            record[key] = value;
        }
        return record;
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
        if (!needsReading.test(literal)) {
            return literal.slice(1, -1);
        }
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

    private skipWhiteSpace(): void {
        for (;;) {
            const code = this.text.charCodeAt(this.position);
            if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) {
                return;
            }
            this.position++;
        }
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
