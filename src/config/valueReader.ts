import * as pulumi from "@pulumi/pulumi";
import { closest } from "fastest-levenshtein";
import type { Complain, Kind } from "./kinds";

/** Where values come from, and how whoever set them is told of what is wrong. */
export interface ValueSource {
    /** A value, undefined where none is set; `parse` makes it of a text. */
    read(key: string, parse: (text: string) => unknown): unknown;
    /** The keys that are set. */
    keys(): string[];
    /** What is wrong with a value, undefined where it is missing. */
    wrong(key: string, value: unknown, allowed: string): string;
    /** That there is no such key. */
    misspelt(key: string, nearest: string): string;
    error(problems: readonly Problem[]): Error;
}

/** What is wrong with the value of a key, as a sentence. */
export interface Problem {
    readonly key: string;
    readonly reason: string;
}

/** Reads values, each checked; what is wrong is gathered, so that one run names it all. */
export class ValueReader {
    private readonly problems: Problem[] = [];
    /** Those that were asked for, undefined where they are not set. */
    private readonly values = new Map<string, unknown>();

    constructor(private readonly source: ValueSource) {}

    /** A value that decides what is declared, or what else is allowed; without a default it is required. */
    plain<T>(key: string, kind: Kind<T>, fallback?: T): T {
        const value = this.read(key, kind);
        if (isOutput(value)) {
            this.problem(key, value, "a plain value: it decides what is declared");
            return fallback as T;
        }
        return kind.check(value ?? fallback, this.complain(key, this.problems));
    }

    /** A value that may be an output, which is checked once it is known; without a default it is required. */
    input<T>(key: string, kind: Kind<T>, fallback?: T): pulumi.Input<T> {
        const value = this.read(key, kind);
        if (!isOutput(value)) {
            return this.plain(key, kind, fallback);
        }
        const later: pulumi.Output<unknown> = pulumi.output(value);
        return later.apply((known) => this.checkLater(key, kind, known ?? fallback));
    }

    /** As {@link input}, but may be left out. */
    optional<T>(key: string, kind: Kind<T>): pulumi.Input<T> | undefined {
        return this.isSet(key) ? this.input(key, kind) : undefined;
    }

    /** Whether there is a value; empty text, a default of Pulumi.yaml, means "not set". */
    isSet(key: string): boolean {
        const value = this.read(key, { parse: (text) => text });
        return value !== undefined && value !== "";
    }

    problem(key: string, value: unknown, allowed: string): void {
        this.complain(key, this.problems)(value, allowed);
    }

    /**
     * To be called once every key has been read: one that is set and that nobody asked for is misspelt.
     *
     * @throws Error of the source, with each problem, if there is one.
     */
    throwProblems(): void {
        const known = [...this.values.keys()];
        const names = known.map((key) => key.slice(key.indexOf(":") + 1));
        for (const key of this.source.keys().filter((key) => !this.values.has(key))) {
            const nearest = known[names.indexOf(closest(key, names))]!;
            this.problems.push({ key, reason: this.source.misspelt(key, nearest) });
        }
        if (this.problems.length > 0) {
            throw this.source.error(this.problems);
        }
    }

    /** The values that are set, by key; empty text, a default of Pulumi.yaml, means "not set". */
    set(): Record<string, unknown> {
        return Object.fromEntries(
            [...this.values].filter(([, value]) => value !== undefined && value !== ""),
        );
    }

    private checkLater<T>(key: string, kind: Kind<T>, value: unknown): T {
        const problems: Problem[] = [];
        const checked = kind.check(value, this.complain(key, problems));
        if (problems.length > 0) {
            throw this.source.error(problems);
        }
        return checked;
    }

    private complain(key: string, problems: Problem[]): Complain {
        return (value, allowed) => {
            problems.push({ key, reason: this.source.wrong(key, value, allowed) });
        };
    }

    private read(key: string, { parse }: Pick<Kind<unknown>, "parse">): unknown {
        const value = this.source.read(key, parse);
        this.values.set(key, value);
        return value;
    }
}

/** Whether a value, or an entry of a list, is known only later. */
export function isOutput(value: unknown): boolean {
    return Array.isArray(value)
        ? value.some(isOutput)
        : pulumi.Output.isInstance(value) || value instanceof Promise;
}
