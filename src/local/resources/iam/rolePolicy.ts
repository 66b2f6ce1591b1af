import type { ServedType } from "../resourceType";

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
};
