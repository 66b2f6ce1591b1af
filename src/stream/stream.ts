import * as kinesis from "@pulumi/aws/kinesis";
import * as pulumi from "@pulumi/pulumi";
import type { StreamConfig } from "../config/stream";
import { customersKeyArn } from "./kmsKey";

export interface StreamArgs extends Omit<StreamConfig, "reachableStreams"> {
    /** Refuse to delete or replace the created stream, and leave it in AWS when it leaves the stack. */
    readonly protect: boolean;
}

/** The stream behind the API: created, and encrypted, or one that exists already. */
export class Stream extends pulumi.ComponentResource {
    readonly streamName: pulumi.Output<string>;
    readonly arn: pulumi.Output<string>;
    /** ARN of the customer's KMS key; undefined where AWS's own key, or none, encrypts the stream. */
    readonly kmsKeyArn: pulumi.Output<string | undefined>;
    /** Hours that the stream keeps a record. */
    readonly retentionHours: pulumi.Output<number>;
    /** Shards that take records: four, in the beginning, where the stream is created on demand. */
    readonly shardCount: pulumi.Output<number>;

    constructor(name: string, args: StreamArgs, opts?: pulumi.ComponentResourceOptions) {
        super("kinesis-proxy:index:Stream", name, {}, opts);
        const child = { parent: this };
        const existing = args.createStream
            ? undefined
            : pulumi.output(args.streamName).apply((name) => lookUpStream(name, child));
        const stream = existing ?? createStream(name, args, child);
        this.streamName = stream.name;
        this.arn = stream.arn;
        this.kmsKeyArn = pulumi
            .output(existing?.kmsKeyId ?? args.kmsKeyId)
            .apply((keyId) => customersKeyArn(keyId, child));
        this.retentionHours = existing?.retentionPeriod ?? pulumi.output(args.retentionHours);
        this.shardCount =
            existing?.openShards.apply((shards) => shards.length) ??
            pulumi.output(args.shardCount).apply((count) => count ?? 4);
        this.registerOutputs({ streamName: this.streamName, arn: this.arn });
    }
}

function createStream(name: string, args: StreamArgs, opts: pulumi.CustomResourceOptions): kinesis.Stream {
    return new kinesis.Stream(
        name,
        {
            name: args.streamName,
            streamModeDetails: { streamMode: args.streamMode },
            shardCount: args.shardCount as pulumi.Input<number>,
            retentionPeriod: args.retentionHours,
            encryptionType: "KMS",
            kmsKeyId: args.kmsKeyId,
        },
        { ...opts, protect: args.protect, retainOnDelete: args.protect },
    );
}

async function lookUpStream(name: string, opts: pulumi.InvokeOptions): Promise<kinesis.GetStreamResult> {
    try {
        return await kinesis.getStream({ name }, opts);
    } catch (error) {
        throw new pulumi.RunError(
            `streamName is ${JSON.stringify(name)}, and with createStream false that stream must exist already: ` +
                (error instanceof Error ? error.message : String(error)),
        );
    }
}
