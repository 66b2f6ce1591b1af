import { tokenOf } from "../../aws/names";
import type { NotCopiedType } from "../resourceType";

export const securityGroup: NotCopiedType = {
    token: "aws:ec2/securityGroup:SecurityGroup",
    notCopied: "the VPC and its endpoint",
    declare: ({ seed }) => ({ id: `sg-${tokenOf(seed, 17)}`, outputs: {} }),
};
