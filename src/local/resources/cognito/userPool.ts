import { arnOf, tokenOf } from "../../aws/names";
import type { Properties } from "../../evaluation/declaration";
import type { ServedType } from "../resourceType";

interface UserPoolInputs {
    readonly name?: string;
    readonly usernameAttributes?: readonly string[];
    readonly usernameConfiguration?: Properties;
    readonly autoVerifiedAttributes?: readonly string[];
    readonly passwordPolicy?: Properties;
    readonly accountRecoverySetting?: Properties;
    readonly adminCreateUserConfig?: { readonly allowAdminCreateUserOnly?: boolean };
    readonly deletionProtection?: string;
    readonly tags?: Readonly<Record<string, string>>;
}

export const userPool: ServedType<UserPoolInputs> = {
    token: "aws:cognito/userPool:UserPool",
    inputs: [
        ...(["name", "usernameAttributes", "usernameConfiguration", "autoVerifiedAttributes"] as const),
        ...(["passwordPolicy", "accountRecoverySetting", "adminCreateUserConfig"] as const),
        ...(["deletionProtection", "tags"] as const),
    ],
    inputsNotCopied: {
        mfaConfiguration: "one-time passwords at sign-in",
        softwareTokenMfaConfiguration: "one-time passwords at sign-in",
        userAttributeUpdateSettings: "verification of a new address before it counts",
    },
    declare: ({ physicalName: name, seed, region }) => {
        const id = `${region}_${tokenOf(seed, 9)}`;
        const endpoint = `cognito-idp.${region}.amazonaws.com/${id}`;
        return { id, outputs: { name, arn: arnOf("cognito-idp", region, `userpool/${id}`), endpoint } };
    },
    create: async ({ id: declaredId, name, inputs }, { cognito, region }) => {
        const { id } = await cognito.createUserPool(declaredId, name, { ...inputs });
        return { id, outputs: { arn: arnOf("cognito-idp", region, `userpool/${id}`) } };
    },
};
