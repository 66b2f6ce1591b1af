import type { ServedType } from "../resourceType";
import { all, json, lengthBetween, matching } from "../constraints";
import { AwsError } from "../awsError";
import { role as roleType } from "./role";

export interface RolePolicyInputs {
    readonly name?: string;
    /** Name of the role, or its id, which is the same. */
    readonly role: string;
    /** JSON text. */
    readonly policy: string;
}

export const rolePolicy: ServedType<RolePolicyInputs> = {
    token: "aws:iam/rolePolicy:RolePolicy",
    inputs: ["name", "role", "policy"],
    grants: ["policy"],
    rules: {
        autoName: true,
        required: ["role", "policy"],
        // PutRolePolicy, botocore's model.
        constraints: { name: all(lengthBetween(1, 128), matching(/[\w+=,.@-]+/)), policy: json },
        replacedBy: ["name", "role"],
        checkCreate: ({ role }, live) => {
            if (live.find(roleType.token, role) === undefined) {
                throw new AwsError("NoSuchEntity", `The role with name ${role} cannot be found.`);
            }
        },
    },
};
