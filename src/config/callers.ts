import { allRouteGroups, type RouteGroup } from "../routes";
import { boolean, listOf } from "./kinds";
import type { ValueReader } from "./valueReader";

/** With which tokens the API is called. */
export interface CallersInputs {
    /** Take access tokens with the scope of a route's group; ID tokens are then refused with 401. Defaults to false. */
    accessTokens?: boolean;
    /** Refuse users' access tokens, so that machine clients alone call the API; needs accessTokens. Defaults to false. */
    machinesOnly?: boolean;
    /**
     * App clients with a secret, each a name (for produce and events) or name:group+group; needs accessTokens. Defaults
     * to [].
     */
    machineClients?: string[];
}

export interface CallersConfig {
    readonly accessTokens: boolean;
    readonly machinesOnly: boolean;
    readonly machineClients: readonly MachineClient[];
}

/** An app client that gets tokens for itself, by its secret. */
export interface MachineClient {
    readonly name: string;
    /** Those whose routes its tokens open. */
    readonly groups: readonly RouteGroup[];
}

/** Cognito takes 128 characters in a client's name; the logical name's prefix and the provider's suffix need some. */
const entryFormat = /^([a-zA-Z][a-zA-Z0-9_-]{0,63})(?::([a-z]+(?:\+[a-z]+)*))?$/;
const allowed =
    "name or name:group+group, a name being a letter and up to 63 of the characters a-z A-Z 0-9 _ -";
const entriesKind = listOf({ allowed, valid: (entry) => entryFormat.test(entry) });

/** What a machine gets that names no groups: it writes. */
const usualGroups: readonly string[] = ["produce", "events"];

export function callersConfig(values: ValueReader, routeGroups: readonly RouteGroup[]): CallersConfig {
    const accessTokens = values.plain("accessTokens", boolean, false);
    const machinesOnly = values.plain("machinesOnly", boolean, false);
    const entries = values.plain("machineClients", entriesKind, []);
    if (!accessTokens && machinesOnly) {
        values.problem("machinesOnly", true, "false without accessTokens true");
    }
    if (!accessTokens && entries.length > 0) {
        values.problem("machineClients", entries, "no value without accessTokens true");
    }
    const machineClients = entries.flatMap((entry) => machineClient(values, entry, routeGroups) ?? []);
    const names = machineClients.map(({ name }) => name);
    for (const name of new Set(names.filter((name, index) => names.indexOf(name) < index))) {
        values.problem("machineClients", name, "each name once");
    }
    return { accessTokens, machinesOnly, machineClients };
}

/** Undefined for an entry of another form, which the reader of the list has named. */
function machineClient(
    values: ValueReader,
    entry: string,
    routeGroups: readonly RouteGroup[],
): MachineClient | undefined {
    const [, name, listed] = entryFormat.exec(entry) ?? [];
    if (name === undefined) {
        return undefined;
    }
    const asked = listed?.split("+") ?? usualGroups;
    const groups = routeGroups.filter((group) => asked.includes(group));
    if (groups.length === 0 || (listed !== undefined && groups.length < new Set(asked).size)) {
        values.problem(
            "machineClients",
            entry,
            `name:group+group, with groups of routeGroups: ${routeGroups.join(", ")}`,
        );
    }
    return { name, groups: allRouteGroups.filter((group) => groups.includes(group)) };
}
