import { tokenOf } from "../../aws/names";
import type { NotCopiedType, ResourceState } from "../resourceType";

export const vpc: NotCopiedType = {
    token: "awsx:ec2:Vpc",
    notCopied: "the VPC and its endpoint",
    declare: ({ seed }) => vpcState(seed),
};

/** A component with subnets of each kind in two zones. */
export function vpcState(seed: string): ResourceState {
    const subnets = ["private", "public", "isolated"].map((kind) => {
        const ids = ["a", "b"].map((zone) => `subnet-${zone}${tokenOf(`${seed} ${kind}`, 16)}`);
        return [`${kind}SubnetIds`, ids] as const;
    });
    return { id: "", outputs: { vpcId: `vpc-${tokenOf(seed, 17)}`, ...Object.fromEntries(subnets) } };
}
