import type { NotCopiedType } from "../resourceType";
import { vpcState } from "./vpc";

export const defaultVpc: NotCopiedType = {
    token: "awsx:ec2:DefaultVpc",
    notCopied: "the VPC and its endpoint",
    declare: ({ seed }) => vpcState(seed),
};
