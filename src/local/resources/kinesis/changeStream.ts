import type { Properties } from "../../declaration";
import type { KinesisService } from "../../kinesis/service";
import { callService } from "../serviceCall";
import { streamNameOf, type StreamInputs } from "./streamInputs";

/**
 * Gives a stream what has changed of its inputs since they were applied last, by the operations and in the order in
 * which the AWS provider does it (`resourceStreamUpdate`). What others have changed meanwhile is not touched.
 *
 * @throws AwsError for what Kinesis refuses: more than twice the shards, or less than half of them
 */
export async function changeStream(
    kinesis: KinesisService,
    arn: string,
    former: StreamInputs,
    now: StreamInputs,
): Promise<void> {
    const StreamName = streamNameOf(arn);
    const call = (action: string, input: Properties) =>
        callService(kinesis, action, { StreamName, ...input });
    const mode = modeOf(now);
    if (mode !== modeOf(former)) {
        const StreamModeDetails = { StreamMode: mode };
        await callService(kinesis, "UpdateStreamMode", { StreamARN: arn, StreamModeDetails });
    }
    if (mode === "PROVISIONED" && now.shardCount !== former.shardCount) {
        await call("UpdateShardCount", {
            ScalingType: "UNIFORM_SCALING",
            TargetShardCount: now.shardCount,
        });
    }
    const { retentionPeriod: RetentionPeriodHours = 24 } = now;
    const { retentionPeriod: formerHours = 24 } = former;
    if (RetentionPeriodHours !== formerHours) {
        const direction = RetentionPeriodHours > formerHours ? "Increase" : "Decrease";
        await call(`${direction}StreamRetentionPeriod`, { RetentionPeriodHours });
    }
    await changeEncryption(call, former, now);
    await changeTags(call, former.tags ?? {}, now.tags ?? {});
}

type Call = (action: string, input: Properties) => Promise<unknown>;

async function changeEncryption(call: Call, former: StreamInputs, now: StreamInputs): Promise<void> {
    const { encryptionType: EncryptionType, kmsKeyId: KeyId } = now;
    if (EncryptionType === former.encryptionType && KeyId === former.kmsKeyId) {
        return;
    }
    if (EncryptionType === "KMS") {
        await call("StartStreamEncryption", { EncryptionType, KeyId });
    } else if (former.encryptionType === "KMS") {
        await call("StopStreamEncryption", { EncryptionType: "KMS", KeyId: former.kmsKeyId });
    }
}

type Tags = NonNullable<StreamInputs["tags"]>;

async function changeTags(call: Call, former: Tags, now: Tags): Promise<void> {
    const TagKeys = Object.keys(former).filter((key) => !(key in now));
    const added = Object.entries(now).filter(([key, value]) => former[key] !== value);
    if (TagKeys.length > 0) {
        await call("RemoveTagsFromStream", { TagKeys });
    }
    if (added.length > 0) {
        await call("AddTagsToStream", { Tags: Object.fromEntries(added) });
    }
}

function modeOf({ streamModeDetails }: StreamInputs): string {
    return streamModeDetails?.streamMode ?? "PROVISIONED";
}
