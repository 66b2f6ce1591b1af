import { arnOf } from "../../aws/names";
import type { ServedType } from "../resourceType";

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
};
