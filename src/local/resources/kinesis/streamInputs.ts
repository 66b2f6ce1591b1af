import type { Properties } from "../../declaration";
import type { KinesisService } from "../../kinesis/service";
import { callService, findByService } from "../serviceCall";

export interface StreamInputs {
    readonly name?: string;
    readonly streamModeDetails?: { readonly streamMode: "ON_DEMAND" | "PROVISIONED" };
    readonly shardCount?: number;
    readonly retentionPeriod?: number;
    readonly encryptionType?: "NONE" | "KMS";
    readonly kmsKeyId?: string;
    readonly tags?: Readonly<Record<string, string>>;
}

interface Description {
    readonly StreamName: string;
    readonly StreamARN: string;
    readonly StreamModeDetails: { readonly StreamMode: "ON_DEMAND" | "PROVISIONED" };
    readonly OpenShardCount: number;
    readonly RetentionPeriodHours: number;
    readonly EncryptionType: "NONE" | "KMS";
    readonly KeyId?: string;
}

/** A stream's name, by its ARN or by itself: AWS imports a stream by its name. */
export function streamNameOf(id: string): string {
    return id.slice(id.lastIndexOf("/") + 1);
}

/** The id and the inputs that a stream has, whoever gave it those; undefined where it does not exist. */
export async function readStream(
    kinesis: KinesisService,
    StreamName: string,
): Promise<{ id: string; inputs: Properties } | undefined> {
    const answer = await findByService(kinesis, "DescribeStreamSummary", { StreamName });
    if (answer === undefined) {
        return undefined;
    }
    const found = answer.StreamDescriptionSummary as Description;
    const { StreamMode: streamMode } = found.StreamModeDetails;
    const inputs = {
        name: found.StreamName,
        streamModeDetails: { streamMode },
        shardCount: streamMode === "PROVISIONED" ? found.OpenShardCount : undefined,
        retentionPeriod: found.RetentionPeriodHours,
        encryptionType: found.EncryptionType,
        kmsKeyId: found.KeyId,
        tags: await tagsOf(kinesis, StreamName),
    };
    return { id: found.StreamARN, inputs };
}

/** A stream has no more tags than one answer holds. */
async function tagsOf(kinesis: KinesisService, StreamName: string): Promise<Record<string, string>> {
    const { Tags } = await callService(kinesis, "ListTagsForStream", { StreamName });
    return Object.fromEntries(
        (Tags as { Key: string; Value: string }[]).map(({ Key, Value }) => [Key, Value]),
    );
}
