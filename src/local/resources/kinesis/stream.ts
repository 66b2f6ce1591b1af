import { localAccountId } from "../../aws/account";
import { arnOf } from "../../aws/names";
import type { ServedType } from "../resourceType";
import { AwsError } from "../awsError";
import { deleteByService } from "../serviceCall";
import { changeStream } from "./changeStream";
import { readStream, type StreamInputs, streamNameOf } from "./streamInputs";
import { all, between, fields, lengthBetween, matching, oneOf, type Failure } from "../constraints";

export const stream: ServedType<StreamInputs> = {
    token: "aws:kinesis/stream:Stream",
    holds: { noun: "stream", what: "records" },
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
            tags: inputs.tags,
        });
        return { outputs: { arn } };
    },
    update: ({ id, inputs }, { kinesis }, former) => changeStream(kinesis, id, former, inputs),
    delete: ({ id }, { kinesis }) =>
        deleteByService(kinesis, "DeleteStream", { StreamName: streamNameOf(id) }),
    read: (id, { kinesis }) => readStream(kinesis, streamNameOf(id)),
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
        defaults: { retentionPeriod: 24, encryptionType: "NONE" },
        computed: ["streamModeDetails"],
        // The words are AWS's: as recorded in kinesalite's `createStream`.
        exists: (id) =>
            new AwsError(
                "ResourceInUseException",
                `Stream ${streamNameOf(id)} under account ${localAccountId} already exists.`,
            ),
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
