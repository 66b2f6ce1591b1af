import { localAccountId } from "../aws/account";
import { arnOf, tokenOf, uuidOf } from "../aws/names";
import { getStream } from "../resources/kinesis/getStream";
import { declaredState } from "../resources/resourceTypes";
import type { Properties } from "../declaration";

type LookUp = (inputs: Properties, region: string) => Properties;

/** Look-ups of what exists already. Without AWS all of it does: a stream, a key, a VPC with private subnets in two zones. */
const lookUps: Readonly<Record<string, LookUp | undefined>> = {
    "aws:index/getCallerIdentity:getCallerIdentity": () => ({ accountId: localAccountId }),
    "aws:index/getRegion:getRegion": (_, region) => ({ id: region, region }),
    [getStream.token]: ({ name }, region) =>
        declaredState(getStream.token, String(name), { name }, region).outputs,
    "aws:kms/getKey:getKey": ({ keyId }, region) => {
        const id = /^[0-9a-f-]{36}$/.test(String(keyId)) ? String(keyId) : uuidOf(String(keyId));
        return { id, keyId, arn: arnOf("kms", region, `key/${id}`) };
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
