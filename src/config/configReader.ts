import * as pulumi from "@pulumi/pulumi";
import { closest } from "fastest-levenshtein";

/** A stack's configuration values as text, each checked; what is wrong is gathered, so that one run names it all. */
export class ConfigReader {
    private readonly problems: string[] = [];
    /** The keys that were asked for. */
    private readonly known = new Set<string>();

    /** Text that matches a pattern; without a default it is required. */
    text(key: string, pattern: RegExp, allowed: string, fallback?: string): string {
        const value = this.read(key) ?? fallback;
        if (value === undefined || !pattern.test(value)) {
            this.problem(key, value, allowed);
        }
        return value ?? "";
    }

    /** As {@link text}, but may be left out: empty text, the default of Pulumi.yaml, means "not set". */
    optionalText(key: string, pattern: RegExp, allowed: string): string | undefined {
        return this.read(key) ? this.text(key, pattern, allowed) : undefined;
    }

    oneOf<T extends string>(key: string, allowed: readonly T[], fallback: T): T {
        const value = this.read(key) ?? fallback;
        if (!(allowed as readonly string[]).includes(value)) {
            this.problem(key, value, `one of ${allowed.join(", ")}`);
        }
        return value as T;
    }

    integer(key: string, fallback: number, { min, max }: { min: number; max?: number }): number {
        const value = this.read(key) ?? String(fallback);
        const number = /^-?\d{1,15}$/.test(value) ? Number(value) : NaN;
        if (!(number >= min && number <= (max ?? Infinity))) {
            this.problem(
                key,
                value,
                `a whole number ${max === undefined ? `from ${min}` : `from ${min} to ${max}`}`,
            );
        }
        return number;
    }

    boolean(key: string, fallback: boolean): boolean {
        const value = this.read(key) ?? String(fallback);
        if (value !== "true" && value !== "false") {
            this.problem(key, value, "true or false");
        }
        return value === "true";
    }

    /** A list of texts, which Pulumi hands over as JSON; each entry is checked, repeated ones count once. */
    list<T extends string>(
        key: string,
        fallback: readonly T[],
        { allowed, valid, min = 0 }: { allowed: string; valid: (entry: string) => boolean; min?: number },
    ): T[] {
        const value = this.read(key);
        const entries: unknown = value === undefined ? fallback : parseJson(value);
        if (!Array.isArray(entries) || entries.length < min) {
            this.problem(key, value, `a list: ${allowed}`);
            return [];
        }
        for (const entry of entries.filter((entry) => typeof entry !== "string" || !valid(entry))) {
            this.problem(key, typeof entry === "string" ? entry : JSON.stringify(entry), allowed);
        }
        return [...new Set(entries as T[])];
    }

    problem(key: string, value: string | undefined, allowed: string): void {
        const name = qualified(key);
        this.problems.push(
            value === undefined
                ? `${name} is not set; it takes ${allowed}. Set it with: pulumi config set ${key} VALUE`
                : `${name} is ${JSON.stringify(value)}; it takes ${allowed}.`,
        );
    }

    /**
     * To be called once every key has been read: one that is set and that nobody asked for is misspelt.
     *
     * @throws pulumi.RunError with a line for each problem, if there is one.
     */
    throwProblems(): void {
        const keys = [...this.known];
        const isKnown = new Set(keys.map(qualified));
        for (const key of Object.keys(pulumi.runtime.allConfig())) {
            if (key.startsWith(qualified("")) && !isKnown.has(key)) {
                const names = keys.map(nameOf);
                const nearest = keys[names.indexOf(closest(nameOf(key), names))];
                this.problems.push(`${key} is no key of this project; the nearest is ${nearest}.`);
            }
        }
        if (this.problems.length > 0) {
            throw new pulumi.RunError(this.problems.join("\n"));
        }
    }

    private read(key: string): string | undefined {
        this.known.add(key);
        const [name, namespace] = key.split(":").reverse() as [string, string?];
        return new pulumi.Config(namespace).get(name);
    }
}

/** A key with its namespace, the project's where it names none. */
function qualified(key: string): string {
    return key.includes(":") ? key : `${pulumi.getProject()}:${key}`;
}

function nameOf(key: string): string {
    return key.slice(key.indexOf(":") + 1);
}

function parseJson(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}
