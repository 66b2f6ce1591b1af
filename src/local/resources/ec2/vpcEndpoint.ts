import { tokenOf } from "../../aws/names";
import type { NotCopiedType } from "../resourceType";

export const vpcEndpoint: NotCopiedType = {
    token: "aws:ec2/vpcEndpoint:VpcEndpoint",
    notCopied: "the VPC and its endpoint",
    declare: ({ seed }) => ({ id: `vpce-${tokenOf(seed, 17)}`, outputs: {} }),
};
