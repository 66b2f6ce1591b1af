import { arnOf } from "../../aws/names";
import type { ServedType } from "../resourceType";
import { all, json, lengthBetween, matching } from "../constraints";
import { AwsError } from "../awsError";

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
    rules: {
        autoName: true,
        required: ["assumeRolePolicy"],
        constraints: {
            // CreateRole, botocore's model.
            name: all(lengthBetween(1, 64), matching(/[\w+=,.@-]+/)),
            description: lengthBetween(0, 1000),
            assumeRolePolicy: json,
        },
        replacedBy: ["name", "path"],
        checkCreate: ({ name = "" }, live) => {
            if (live.find(role.token, name) !== undefined) {
                throw new AwsError("EntityAlreadyExists", `Role with name ${name} already exists.`);
            }
        },
        checkDelete: ({ id }, live) => {
            if (live.all().some(({ type, inputs }) => type.endsWith(":RolePolicy") && inputs.role === id)) {
                throw new AwsError("DeleteConflict", "Cannot delete entity, must delete policies first.");
            }
        },
    },
};
