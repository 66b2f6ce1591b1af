import type { Properties } from "../../declaration";
import { arnOf } from "../../aws/names";
import type { ServedType } from "../resourceType";
import { all, between, fields, lengthBetween, matching, oneOf, type Failure } from "../constraints";

interface StreamInputs {
    readonly name?: string;
    readonly streamModeDetails?: { readonly streamMode: "ON_DEMAND" | "PROVISIONED" };
    readonly shardCount?: number;
    readonly retentionPeriod?: number;
    readonly encryptionType?: "NONE" | "KMS";
    readonly kmsKeyId?: string;
    readonly tags?: Readonly<Record<string, string>>;
}

export const stream: ServedType<StreamInputs> = {
    token: "aws:kinesis/stream:Stream",
    inputs: [
        ...(["name", "streamModeDetails", "shardCount", "retentionPeriod"] as const),
        ...(["encryptionType", "kmsKeyId", "tags"] as const),
    ],
    declare: ({ physicalName: name, region }) => {
        const arn = arnOf("kinesis", region, `stream/${name}`);
        return { id: arn, outputs: { name, arn } };
    },
    create: async ({ name: logicalName, inputs }, { kinesis }) => {
        const { arn } = await kinesis.ensureStream({
            name: inputs.name ?? logicalName,
            mode: inputs.streamModeDetails?.streamMode ?? "PROVISIONED",
            shardCount: inputs.shardCount,
            retentionHours: inputs.retentionPeriod,
            encryption: { type: inputs.encryptionType ?? "NONE", keyId: inputs.kmsKeyId },
        });
        return { outputs: { arn } };
    },
    update: async (resource, run) => {
        await stream.create!(resource, run);
    },
    delete: async ({ name: logicalName, inputs: { name = logicalName } }, { kinesis }) => {
        await kinesis.call("DeleteStream", JSON.stringify({ StreamName: name }));
    },
    /** AWS imports a stream by its name. */
    read: async (id, { kinesis }) => {
        const name = id.slice(id.lastIndexOf("/") + 1);
        const { status, body } = await kinesis.call(
            "DescribeStreamSummary",
            JSON.stringify({ StreamName: name }),
        );
        return status === 200 ? inputsOf(body) : undefined;
    },
    rules: {
        autoName: true,
        constraints: {
            // CreateStream and StartStreamEncryption, botocore's model; the retention: the provider's schema.
            name: all(lengthBetween(1, 128), matching(/[a-zA-Z0-9_.-]+/)),
            streamModeDetails: fields({ streamMode: oneOf("PROVISIONED", "ON_DEMAND") }),
            retentionPeriod: between(24, 8760),
            encryptionType: oneOf("NONE", "KMS"),
            kmsKeyId: lengthBetween(1, 2048),
        },
        check: checkTogether,
        replacedBy: ["name"],
    },
};

/** As the provider checks before it asks AWS (`resourceStream`). */
function checkTogether(inputs: StreamInputs): Failure[] {
    const { streamModeDetails, shardCount = 0, encryptionType, kmsKeyId } = inputs;
    const { streamMode = "PROVISIONED" } = streamModeDetails ?? {};
    const failures: Failure[] = [];
    if (streamMode === "ON_DEMAND" && shardCount > 0) {
        failures.push({
            property: "shardCount",
            reason: "shardCount must not be set when streamMode is ON_DEMAND",
        });
    }
    if (streamMode === "PROVISIONED" && shardCount < 1) {
        failures.push({
            property: "shardCount",
            reason: "shardCount must be at least 1 when streamMode is PROVISIONED",
        });
    }
    if (encryptionType === "KMS" && kmsKeyId === undefined) {
        failures.push({
            property: "kmsKeyId",
            reason: "KMS Key ID required when setting encryption_type is not set as NONE",
        });
    }
    return failures;
}

/** The id and the inputs that a stream has, by Kinesis's description of it. */
function inputsOf(description: string): { id: string; inputs: Properties } {
    const { StreamDescriptionSummary: found } = JSON.parse(description) as {
        StreamDescriptionSummary: Record<string, never> & { StreamModeDetails: { StreamMode: string } };
    };
    const { StreamMode: streamMode } = found.StreamModeDetails;
    return {
        id: found.StreamARN!,
        inputs: {
            name: found.StreamName,
            streamModeDetails: { streamMode },
            ...(streamMode === "PROVISIONED" && { shardCount: found.OpenShardCount }),
            retentionPeriod: found.RetentionPeriodHours,
            encryptionType: found.EncryptionType,
            ...(found.KeyId !== undefined && { kmsKeyId: found.KeyId }),
        },
    };
}
