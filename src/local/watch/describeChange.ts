import { isDeepStrictEqual } from "node:util";
import type { Declaration, DeclaredResource } from "../declaration";
import { deployment } from "../resources/apigateway/deployment";

/** A version of a program, as far as a change of it is told. */
export interface Version {
    readonly declaration: Declaration;
    /** Configuration by key; undefined where nothing is known of it. */
    readonly config?: Readonly<Record<string, string>>;
    /** Method and path of each route. */
    readonly routes: readonly string[];
}

/** Things that a line names; the others are counted. */
const most = 5;

/** What differs between two versions, in words: keys and routes; where neither does, resources. Undefined for nothing. */
export function describeChange(former: Version, now: Version): string | undefined {
    const parts = [
        ["changed", changedKeys(former.config, now.config)],
        ["routes added:", now.routes.filter((route) => !former.routes.includes(route))],
        ["routes removed:", former.routes.filter((route) => !now.routes.includes(route))],
    ] as const;
    const told = parts.filter(([, names]) => names.length > 0);
    const others = changedResources(former.declaration, now.declaration);
    if (told.length === 0 && others.length > 0) {
        return `changed ${listOf(others)}`;
    }
    return told.length === 0 ? undefined : told.map(([what, names]) => `${what} ${listOf(names)}`).join("; ");
}

/** Names in words, the first of many. */
export function listOf(names: readonly string[]): string {
    const more = names.length - most;
    return `${names.slice(0, most).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function changedKeys(former: Version["config"] = {}, now: Version["config"] = {}): string[] {
    const keys = new Set([...Object.keys(former), ...Object.keys(now)]);
    return [...keys].filter((key) => former[key] !== now[key]);
}

/** Each deployment changes with the API that it is of. */
function changedResources(former: Declaration, now: Declaration): string[] {
    const [old, current] = [former, now].map(
        (declaration) =>
            new Map(declaration.filter(isOfNote).map((resource) => [labelOf(resource), resource])),
    ) as [Map<string, DeclaredResource>, Map<string, DeclaredResource>];
    return [...new Set([...old.keys(), ...current.keys()])].filter(
        (label) => !isDeepStrictEqual(old.get(label)?.inputs, current.get(label)?.inputs),
    );
}

function isOfNote({ type, id }: DeclaredResource): boolean {
    return id !== "" && type !== deployment.token;
}

function labelOf({ type, name }: DeclaredResource): string {
    return `${type.slice(type.lastIndexOf(":") + 1)} ${name}`;
}
