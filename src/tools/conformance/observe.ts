import { setTimeout as sleep } from "node:timers/promises";
import type { Case, GivenTokenName } from "./case";
import { normalise, type NormalAnswer } from "./normalise";
import { readBack, type StoredRecord } from "./readBack";
import { send, type Request } from "./send";
import { clientsOf, type Target } from "./target";
import { type Tokens, withTokens } from "./tokens";

/** What came of a case. */
export interface Observation extends NormalAnswer {
    readonly records: readonly StoredRecord[];
}

/** By the case's name. */
export type Observations = Readonly<Record<string, Observation>>;

export interface ObserveOptions {
    /** An origin that the stack allows. */
    readonly origin: string;
    /** The token that the stack takes. Defaults to the ID token. */
    readonly taken?: GivenTokenName;
    /** Milliseconds before each ListStreams. Defaults to 1000 at AWS, where an account has five a second, else to 0. */
    readonly listPause?: number;
    /** Ends it between two cases, with its user deleted. */
    readonly signal?: AbortSignal;
}

/** Asks a target each case, one after the other, as a user of its own, and reads back what it stored. */
export async function observe(
    target: Target,
    cases: readonly Case[],
    {
        origin,
        taken = "{id-token}",
        listPause = target.endpoint === undefined ? 1000 : 0,
        signal,
    }: ObserveOptions,
): Promise<Observations> {
    const { cognito, kinesis } = clientsOf(target);
    try {
        return await withTokens(cognito, target, taken, async (tokens) => {
            const observations: Record<string, Observation> = {};
            for (const one of cases.filter((one) => hasItsTokens(one, tokens))) {
                signal?.throwIfAborted();
                if (callsListStreams(one)) {
                    await sleep(listPause);
                }
                const answer = await send(requestOf(one, target, tokens, origin), one.protocol ?? "HTTP/1.1");
                const stored = [200, 207].includes(answer.status) && one.method === "PUT";
                observations[one.name] = {
                    ...normalise(answer, target),
                    records: stored ? await readBack(kinesis, target.streamName, answer.body) : [],
                };
            }
            return observations;
        });
    } finally {
        cognito.destroy();
        kinesis.destroy();
    }
}

function hasItsTokens({ headers = {} }: Case, tokens: Tokens): boolean {
    const named = Object.values(headers).flatMap((value) => value?.match(/\{[a-z-]*token\}/g) ?? []);
    return named.every((name) => name in tokens);
}

function callsListStreams({ method, path }: Case): boolean {
    return method === "GET" && /^\/streams\/?(\?|$)/.test(path);
}

/** A case as it is sent to a target. */
export function requestOf(one: Case, target: Target, tokens: Tokens, origin: string): Request {
    const values: Readonly<Record<string, string>> = {
        "{stream}": target.streamName,
        "{origin}": origin,
        ...tokens,
    };
    const fill = (text: string) => text.replaceAll(/\{[a-z-]+\}/g, (name) => values[name] ?? name);
    const { headers = {}, body = "" } = one;
    const given = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
    const defaults = {
        Authorization: "{token}",
        ...(body !== "" && { "Content-Type": "application/json" }),
    };
    const all = [
        ...Object.entries(defaults).filter(([name]) => !given.has(name.toLowerCase())),
        ...Object.entries(headers).flatMap(([name, value]) =>
            value === undefined ? [] : [[name, value] as const],
        ),
    ];
    return {
        method: one.method,
        url: target.invokeUrl + fill(one.path),
        headers: Object.fromEntries(all.map(([name, value]) => [name, fill(value)])),
        body,
    };
}
