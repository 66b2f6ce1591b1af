import { arnOf } from "../../aws/names";
import type { ServedType } from "../resourceType";

export interface RoleInputs {
    readonly name?: string;
    readonly description?: string;
    readonly assumeRolePolicy: string;
    readonly tags?: Readonly<Record<string, string>>;
    readonly managedPolicyArns?: readonly string[];
    readonly inlinePolicies?: readonly object[];
    readonly permissionsBoundary?: string;
}

export const role: ServedType<RoleInputs> = {
    token: "aws:iam/role:Role",
    inputs: [
        ...(["name", "description", "assumeRolePolicy", "tags"] as const),
        ...(["managedPolicyArns", "inlinePolicies", "permissionsBoundary"] as const),
    ],
    grants: ["assumeRolePolicy", "managedPolicyArns", "inlinePolicies", "permissionsBoundary"],
    declare: ({ physicalName: name }) => ({
        id: name,
        outputs: { name, arn: arnOf("iam", "", `role/${name}`) },
    }),
};
