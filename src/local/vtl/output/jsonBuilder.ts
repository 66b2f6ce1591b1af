import type { Found } from "../input/jsonPath";

/** What may come next; up to Name, a string may. */
enum Expects {
    Value,
    FirstItem,
    FirstName,
    Name,
    Colon,
    Separator,
    End,
    /** What came was no JSON, or cannot be told without its whole text. */
    Nothing,
}

type Container = unknown[] | Record<string, unknown>;

/**
 * Makes the value of a JSON text while the text is being written, from what it is written of: what JSON.parse would
 * make of the whole, or nothing at all.
 */
export class JsonBuilder {
    private expects = Expects.Value;
    private container: Container | undefined;
    private readonly outer: (Container | undefined)[] = [];
    private name = "";
    private string = "";
    private isPlain = true;
    private whole: unknown;

    /** The value of the text; undefined where JSON.parse has to tell. */
    get value(): unknown {
        return this.expects === Expects.End ? this.whole : undefined;
    }

    /** Ends it: what follows cannot be told. */
    lose(): void {
        this.expects = Expects.Nothing;
    }

    beginObject(): void {
        this.begin({}, Expects.FirstName);
    }

    beginArray(): void {
        this.begin([], Expects.FirstItem);
    }

    endObject(): void {
        this.end(!Array.isArray(this.container), Expects.FirstName);
    }

    endArray(): void {
        this.end(Array.isArray(this.container), Expects.FirstItem);
    }

    colon(): void {
        this.expects = this.expects === Expects.Colon ? Expects.Value : Expects.Nothing;
    }

    comma(): void {
        if (this.expects !== Expects.Separator) {
            this.lose();
        } else {
            this.expects = Array.isArray(this.container) ? Expects.Value : Expects.Name;
        }
    }

    /** A string, without its quotes and escapes: a member's name, or a value. */
    text(text: string): void {
        if (this.expects !== Expects.FirstName && this.expects !== Expects.Name) {
            this.put(text);
        } else if (text === "__proto__") {
            // An assignment would run the setter that every object inherits for this one name.
            this.lose();
        } else {
            this.name = text;
            this.expects = Expects.Colon;
        }
    }

    beginString(): void {
        if (this.expects > Expects.Name) {
            this.lose();
        }
        this.string = "";
        this.isPlain = true;
    }

    /** Part of a string, as it stands between the quotes. */
    part(text: string): void {
        this.string += text;
        this.isPlain = false;
    }

    /** As part, of one that has no quote, no backslash and no control character. */
    plainPart(text: string): void {
        this.string += text;
    }

    endString(): void {
        if (this.isPlain) {
            this.text(this.string);
        } else {
            // A quote that came with a part ends the string before its end: that is no JSON of its own.
            this.json(`"${this.string}"`);
        }
    }

    /** A text that stands by itself; an empty one is nothing. */
    json(text: string): void {
        if (text === "") {
            return;
        }
        let value: unknown;
        try {
            value = JSON.parse(text);
        } catch {
            return this.lose();
        }
        if (typeof value === "string") {
            this.text(value);
        } else {
            this.put(value);
        }
    }

    /** What a path has found, and its JSON text. */
    found(found: Found, text: string): void {
        if (typeof found === "string") {
            this.text(found);
        } else {
            this.json(text);
        }
    }

    private put(value: unknown): void {
        const { container } = this;
        if (this.expects !== Expects.Value && this.expects !== Expects.FirstItem) {
            this.lose();
        } else if (container === undefined) {
            this.whole = value;
            this.expects = Expects.End;
        } else {
            if (Array.isArray(container)) {
                container.push(value);
            } else {
                container[this.name] = value;
            }
            this.expects = Expects.Separator;
        }
    }

    private begin(container: Container, expects: Expects): void {
        this.put(container);
        if (this.expects !== Expects.Nothing) {
            this.outer.push(this.container);
            this.container = container;
            this.expects = expects;
        }
    }

    private end(isOfKind: boolean, first: Expects): void {
        if (!isOfKind || (this.expects !== Expects.Separator && this.expects !== first)) {
            return this.lose();
        }
        this.container = this.outer.pop();
        this.expects = this.container === undefined ? Expects.End : Expects.Separator;
    }
}
