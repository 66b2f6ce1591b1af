import { setTimeout as sleep } from "node:timers/promises";

import { HttpClient } from "../http/client";
import { type Clock, systemClock } from "../aws/clock";
import { contentType, type ServiceAnswer } from "../aws/jsonProtocol";
import { arnOf } from "../aws/names";
import { resourceOf, type StreamNaming } from "./resource";
import type { Caller, KinesisStore, StreamDeclaration } from "./service";
import { TokenOwners } from "./tokenOwners";
import type { Values } from "./types";

/** A Kinesis behind a URL: another emulator that already runs. */
export class RemoteKinesis implements KinesisStore, StreamNaming {
    private readonly client: HttpClient;
    private readonly tokens: TokenOwners;
    private readonly authorization: string;

    /**
     * @param url where it listens, e.g. http://127.0.0.1:4568
     * @param region the region whose streams are meant, which emulators take from the signature
     * @param options timeoutMs: how long an answer may take; defaults to 30 seconds, which is after the gateway's own
     *     limit of 29, so that it is the gateway that says what was late. clock: defaults to the machine's
     */
    constructor(
        private readonly url: string,
        private readonly region: string,
        { timeoutMs = 30_000, clock = systemClock }: { timeoutMs?: number; clock?: Clock } = {},
    ) {
        this.tokens = new TokenOwners(clock);
        this.client = new HttpClient(timeoutMs);
        this.authorization =
            `AWS4-HMAC-SHA256 Credential=local/20130101/${region}/kinesis/aws4_request, ` +
            `SignedHeaders=host;x-amz-date;x-amz-target, Signature=${"0".repeat(64)}`;
    }

    /** Rejects with a ConnectionError where nothing answers, or not in time. */
    async call(action: string, body: string, _?: Caller, input?: Values): Promise<ServiceAnswer> {
        const answer = await this.post(action, body);
        const resource = input === undefined ? undefined : this.resourceOf(action, input);
        if (resource !== undefined && givesTokens.has(action) && answer.status === 200) {
            tokensIn(answer.body).forEach((token) => this.tokens.remember(token, resource));
        }
        return answer;
    }

    resourceOf(action: string, input: Values): string | undefined {
        return resourceOf(action, input, this);
    }

    /** As the policies of this account spell it. */
    arnOf(streamName: string): string {
        return arnOf("kinesis", this.region, `stream/${streamName}`);
    }

    arnOfToken(_: string, token: string): string | undefined {
        return this.tokens.of(token);
    }

    /** Creates the stream as an SDK would, and waits until it is active. */
    async ensureStream(stream: StreamDeclaration): Promise<{ arn: string }> {
        const { name: StreamName, mode, shardCount = 1, encryption, tags: Tags } = stream;
        const found = await this.describe(StreamName);
        if (found === undefined) {
            const StreamModeDetails = { StreamMode: mode };
            await this.ask("CreateStream", {
                StreamName,
                StreamModeDetails,
                ...(mode === "PROVISIONED" && { ShardCount: shardCount }),
            });
            await this.untilActive(StreamName);
            if (encryption?.type === "KMS") {
                const { type: EncryptionType, keyId: KeyId } = encryption;
                await this.ask("StartStreamEncryption", { StreamName, EncryptionType, KeyId });
            }
            if (Tags !== undefined) {
                await this.ask("AddTagsToStream", { StreamName, Tags });
            }
        }
        return { arn: (await this.untilActive(StreamName)).StreamARN };
    }

    /** Closes the connections that are kept alive. */
    close(): void {
        this.client.close();
    }

    private post(action: string, body: string): Promise<ServiceAnswer> {
        const headers = {
            authorization: this.authorization,
            "content-type": contentType,
            "x-amz-date": "20130101T000000Z",
            "x-amz-target": `Kinesis_20131202.${action}`,
        };
        return this.client.send(this.url, "POST", headers, body);
    }

    /** The answer of an action that must succeed; undefined where it is about a stream that does not exist. */
    private async ask(action: string, input: object): Promise<Record<string, unknown> | undefined> {
        const { status, body } = await this.post(action, JSON.stringify(input)).catch((error: Error) => {
            throw new Error(`The Kinesis at ${this.url} does not answer: ${error.message}`);
        });
        const answer = this.parse(action, body);
        if (status === 200) {
            return answer;
        }
        const { __type = "", message = "" } = answer as { __type?: string; message?: string };
        if (__type.endsWith("ResourceNotFoundException")) {
            return undefined;
        }
        const error = `${status} ${__type} ${message}`.trimEnd();
        throw new Error(`The Kinesis at ${this.url} refuses ${action}: ${error}`);
    }

    private parse(action: string, body: string): Record<string, unknown> {
        try {
            return (JSON.parse(body || "{}") ?? {}) as Record<string, unknown>;
        } catch {
            throw new Error(
                `The Kinesis at ${this.url} does not answer ${action} with JSON. Is it a Kinesis?`,
            );
        }
    }

    private async describe(StreamName: string): Promise<StreamSummary | undefined> {
        const answer = await this.ask("DescribeStreamSummary", { StreamName });
        return answer?.StreamDescriptionSummary as StreamSummary | undefined;
    }

    private async untilActive(streamName: string): Promise<StreamSummary> {
        for (let attempt = 0; attempt < 100; attempt++) {
            const summary = await this.describe(streamName);
            if (summary?.StreamStatus === "ACTIVE") {
                return summary;
            }
            await sleep(100);
        }
        throw new Error(`The Kinesis at ${this.url} does not make stream ${streamName} active.`);
    }
}

interface StreamSummary {
    readonly StreamARN: string;
    readonly StreamStatus: string;
}

const givesTokens: ReadonlySet<string> = new Set(["GetRecords", "GetShardIterator", "ListShards"]);

function tokensIn(body: string): string[] {
    try {
        const answer = JSON.parse(body) as Values | null;
        const tokens = [answer?.ShardIterator, answer?.NextShardIterator, answer?.NextToken];
        return tokens.filter((token) => typeof token === "string");
    } catch {
        return [];
    }
}
