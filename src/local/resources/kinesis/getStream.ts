import { arnOf } from "../../aws/names";
import type { ServedType } from "../resourceType";

interface GetStreamInputs {
    readonly name: string;
}

interface StreamDescription {
    readonly StreamARN: string;
    readonly EncryptionType: string;
    readonly KeyId?: string;
    readonly RetentionPeriodHours: number;
    readonly Shards: readonly { readonly ShardId: string }[];
}

/** As AWS would answer of a stream that was created with nothing but a name and encryption. */
const settings = { shardCount: 1, retentionHours: 24, keyId: "alias/aws/kinesis" };

/** The look-up of a stream, which is there before the program: without AWS, because it was looked up. */
export const getStream: ServedType<GetStreamInputs> = {
    token: "aws:kinesis/getStream:getStream",
    inputs: ["name"],
    declare: ({ inputs: { name }, region }) => {
        const arn = arnOf("kinesis", region, `stream/${name}`);
        return {
            id: arn,
            outputs: {
                name,
                arn,
                encryptionType: "KMS",
                kmsKeyId: settings.keyId,
                retentionPeriod: settings.retentionHours,
                openShards: ["shardId-000000000000"],
            },
        };
    },
    create: async ({ inputs: { name } }, { kinesis }) => {
        const found = await kinesis.call("DescribeStreamSummary", JSON.stringify({ StreamName: name }));
        if (found.status === 200) {
            const { StreamDescriptionSummary } = JSON.parse(found.body) as {
                StreamDescriptionSummary: { StreamARN: string };
            };
            return { outputs: { arn: StreamDescriptionSummary.StreamARN } };
        }
        const { arn } = await kinesis.ensureStream({
            name,
            mode: "PROVISIONED",
            shardCount: settings.shardCount,
            retentionHours: settings.retentionHours,
            encryption: { type: "KMS", keyId: settings.keyId },
        });
        return { outputs: { arn } };
    },
    /** The words are the provider's. */
    lookUp: async ({ name }, { kinesis }) => {
        const { status, body } = await kinesis.call("DescribeStream", JSON.stringify({ StreamName: name }));
        if (status !== 200) {
            throw new Error(`reading Kinesis Stream (${name}): couldn't find resource`);
        }
        const { StreamDescription: found } = JSON.parse(body) as { StreamDescription: StreamDescription };
        return {
            id: found.StreamARN,
            name,
            arn: found.StreamARN,
            encryptionType: found.EncryptionType,
            kmsKeyId: found.KeyId,
            retentionPeriod: found.RetentionPeriodHours,
            openShards: found.Shards.map(({ ShardId }) => ShardId),
        };
    },
};
