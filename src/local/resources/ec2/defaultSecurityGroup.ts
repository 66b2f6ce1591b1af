import { tokenOf } from "../../aws/names";
import type { NotCopiedType } from "../resourceType";

export const defaultSecurityGroup: NotCopiedType = {
    token: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
    notCopied: "the VPC and its endpoint",
    declare: ({ seed }) => ({ id: `sg-${tokenOf(seed, 17)}`, outputs: {} }),
    rules: { required: ["vpcId"], replacedBy: ["vpcId"] },
};
