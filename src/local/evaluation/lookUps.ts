import { localAccountId } from "../aws/account";
import { tokenOf, uuidOf } from "../aws/names";
import type { Properties } from "./declaration";

type LookUp = (inputs: Properties, region: string) => Properties;

/** Look-ups of what exists already. Without AWS all of it does: a stream, a key, a VPC with private subnets in two zones. */
const lookUps: Readonly<Record<string, LookUp | undefined>> = {
    "aws:index/getCallerIdentity:getCallerIdentity": () => ({ accountId: localAccountId }),
    "aws:kinesis/getStream:getStream": ({ name }, region) => ({
        name,
        arn: arn("kinesis", region, `stream/${String(name)}`),
        encryptionType: "KMS",
        kmsKeyId: "alias/aws/kinesis",
        retentionPeriod: 24,
        openShards: ["shardId-000000000000"],
    }),
    "aws:kms/getKey:getKey": ({ keyId }, region) => {
        const id = /^[0-9a-f-]{36}$/.test(String(keyId)) ? String(keyId) : uuidOf(String(keyId));
        return { id, keyId, arn: arn("kms", region, `key/${id}`) };
    },
    "aws:ec2/getVpc:getVpc": ({ id, tags }) => ({
        id: id ?? `vpc-${tokenOf(JSON.stringify(tags), 17)}`,
        cidrBlock: "172.31.0.0/16",
    }),
    "aws:ec2/getSubnets:getSubnets": ({ filters }) => ({
        ids: ["a1", "a2", "b1"].map((zone) => `subnet-${zone}${tokenOf(JSON.stringify(filters), 15)}`),
    }),
    "aws:ec2/getSubnet:getSubnet": ({ id }) => ({
        id,
        availabilityZoneId: `az${String(id).charAt("subnet-".length)}`,
    }),
};

/**
 * Answers a look-up of the program from its inputs alone, so that two runs agree.
 *
 * @throws Error naming the look-up that is not known here.
 */
export function lookUp(token: string, inputs: Properties, region: string): Properties {
    const answer = lookUps[token];
    if (answer === undefined) {
        throw new Error(`${token} cannot be looked up without AWS.`);
    }
    return answer(inputs, region);
}

function arn(service: string, region: string, resource: string): string {
    return `arn:aws:${service}:${region}:${localAccountId}:${resource}`;
}
