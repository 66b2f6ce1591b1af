import * as kinesis from "@pulumi/aws/kinesis";
import * as pulumi from "@pulumi/pulumi";
import type { StreamMode } from "./config";

export interface StreamArgs {
    readonly streamName: string;
    /** Create the stream; false looks up one that exists already, and fails where it does not. */
    readonly createStream: boolean;
    readonly streamMode: StreamMode;
    /** Shards of a PROVISIONED stream. */
    readonly shardCount?: number;
    readonly retentionHours: number;
    readonly kmsKeyId: string;
}

/** The stream behind the API: created, and encrypted, or one that exists already. */
export class Stream extends pulumi.ComponentResource {
    readonly streamName: pulumi.Output<string>;
    readonly arn: pulumi.Output<string>;

    constructor(name: string, args: StreamArgs, opts?: pulumi.ComponentResourceOptions) {
        super("kinesis-proxy:index:Stream", name, {}, opts);
        const stream = args.createStream
            ? createStream(name, args, { parent: this })
            : pulumi.output(lookUpStream(args.streamName, { parent: this }));
        this.streamName = stream.name;
        this.arn = stream.arn;
        this.registerOutputs({ streamName: this.streamName, arn: this.arn });
    }
}

function createStream(name: string, args: StreamArgs, opts: pulumi.CustomResourceOptions): kinesis.Stream {
    return new kinesis.Stream(
        name,
        {
            name: args.streamName,
            streamModeDetails: { streamMode: args.streamMode },
            shardCount: args.shardCount,
            retentionPeriod: args.retentionHours,
            encryptionType: "KMS",
            kmsKeyId: args.kmsKeyId,
        },
        opts,
    );
}

async function lookUpStream(name: string, opts: pulumi.InvokeOptions): Promise<kinesis.GetStreamResult> {
    try {
        return await kinesis.getStream({ name }, opts);
    } catch (error) {
        throw new pulumi.RunError(
            `kinesis-proxy:streamName is ${JSON.stringify(name)}, and with createStream false that stream must ` +
                `exist already: ${error instanceof Error ? error.message : String(error)}`,
        );
    }
}
