import { tokenOf } from "../../aws/names";
import type { NotCopiedType } from "../resourceType";

export const flowLog: NotCopiedType = {
    token: "aws:ec2/flowLog:FlowLog",
    notCopied: "the VPC and its endpoint",
    declare: ({ seed }) => ({ id: `fl-${tokenOf(seed, 17)}`, outputs: {} }),
    // All but its tags, as the provider's schema has it.
    rules: { replacedBy: ["vpcId", "trafficType", "logDestination", "iamRoleArn"] },
};
