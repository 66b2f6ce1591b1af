import { setTimeout as sleep } from "node:timers/promises";
import { GetShardIteratorCommand, type KinesisClient } from "@aws-sdk/client-kinesis";
import type { Case, GivenTokenName } from "./case";
import { normalise, type NormalAnswer, normaliseRecord } from "./normalise";
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
                const given = needsIterator(one)
                    ? { ...tokens, "{iterator}": await latestIterator(kinesis, target.streamName) }
                    : tokens;
                const answer = await send(requestOf(one, target, given, origin), one.protocol ?? "HTTP/1.1");
                const stores = one.method === "PUT" || /\/events(\?|$)/.test(one.path);
                const stored = [200, 207].includes(answer.status) && stores;
                observations[one.name] = {
                    ...normalise(answer, target),
                    records: stored
                        ? (await readBack(kinesis, target.streamName, answer.body)).map(normaliseRecord)
                        : [],
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

function needsIterator({ path, headers = {} }: Case): boolean {
    return [path, ...Object.values(headers)].some((text) => text?.includes("{iterator}"));
}

async function latestIterator(kinesis: KinesisClient, StreamName: string): Promise<string> {
    const from = { StreamName, ShardId: "shardId-000000000000", ShardIteratorType: "LATEST" } as const;
    const { ShardIterator } = await kinesis.send(new GetShardIteratorCommand(from));
    return ShardIterator!;
}

/** Tokens, and an iterator for a case that needs one. */
type Given = Tokens & { readonly "{iterator}"?: string };

/** A case as it is sent to a target. */
export function requestOf(one: Case, target: Target, given: Given, origin: string): Request {
    const values: Readonly<Record<string, string>> = {
        "{stream}": target.streamName,
        "{origin}": origin,
        ...given,
    };
    const fill = (text: string) => text.replaceAll(/\{[a-z-]+\}/g, (name) => values[name] ?? name);
    const fillUrl = (text: string) =>
        text.replaceAll(/\{[a-z-]+\}/g, (name) =>
            name in values ? encodeURIComponent(values[name]!) : name,
        );
    const { headers = {}, body = "" } = one;
    const named = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
    const defaults = {
        Authorization: "{token}",
        ...(body !== "" && { "Content-Type": "application/json" }),
    };
    const all = [
        ...Object.entries(defaults).filter(([name]) => !named.has(name.toLowerCase())),
        ...Object.entries(headers).flatMap(([name, value]) =>
            value === undefined ? [] : [[name, value] as const],
        ),
    ];
    return {
        method: one.method,
        url: target.invokeUrl + fillUrl(one.path),
        headers: Object.fromEntries(all.map(([name, value]) => [name, fill(value)])),
        body,
    };
}
