import { tokenOf } from "../../aws/names";
import type { NotCopiedType } from "../resourceType";
import { lengthBetween } from "../constraints";
import { AwsError } from "../awsError";

export const securityGroup: NotCopiedType = {
    token: "aws:ec2/securityGroup:SecurityGroup",
    notCopied: "the VPC and its endpoint",
    declare: ({ seed }) => ({ id: `sg-${tokenOf(seed, 17)}`, outputs: {} }),
    rules: {
        autoName: true,
        // "Up to 255 characters in length": CreateSecurityGroup, EC2 API reference.
        constraints: { name: lengthBetween(1, 255), description: lengthBetween(1, 255) },
        replacedBy: ["name", "description", "vpcId"],
        checkDelete: ({ id }, live) => {
            const used = live
                .all()
                .some(({ inputs: { securityGroupIds = [] } }) => (securityGroupIds as string[]).includes(id));
            if (used) {
                throw new AwsError("DependencyViolation", `resource ${id} has a dependent object`);
            }
        },
    },
};
