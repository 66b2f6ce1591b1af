import { tokenOf } from "../../aws/names";
import type { Properties } from "../../evaluation/declaration";
import type { ServedType } from "../resourceType";

interface UserPoolClientInputs {
    readonly name?: string;
    readonly userPoolId: string;
    readonly explicitAuthFlows?: readonly string[];
    readonly generateSecret?: boolean;
    readonly enableTokenRevocation?: boolean;
    readonly preventUserExistenceErrors?: string;
    readonly idTokenValidity?: number;
    readonly accessTokenValidity?: number;
    readonly refreshTokenValidity?: number;
    readonly tokenValidityUnits?: Properties;
}

export const userPoolClient: ServedType<UserPoolClientInputs> = {
    token: "aws:cognito/userPoolClient:UserPoolClient",
    inputs: [
        ...(["name", "userPoolId", "explicitAuthFlows", "generateSecret", "enableTokenRevocation"] as const),
        ...(["preventUserExistenceErrors", "idTokenValidity", "accessTokenValidity"] as const),
        ...(["refreshTokenValidity", "tokenValidityUnits"] as const),
    ],
    declare: ({ physicalName: name, seed }) => ({ id: tokenOf(seed, 26), outputs: { name } }),
    create: ({ id, name, inputs }, { cognito }) => cognito.createUserPoolClient(id, name, { ...inputs }),
};
