import { arnOf, tokenOf } from "../../aws/names";
import { userPoolInputs } from "../../cognito/declaredInputs";
import type { Properties } from "../../declaration";
import type { ServedType } from "../resourceType";
import { all, between, each, fields, lengthBetween, matching, oneOf } from "../constraints";
import { callService, deleteByService, findByService } from "../serviceCall";

interface UserPoolInputs {
    readonly name?: string;
    readonly usernameAttributes?: readonly string[];
    readonly usernameConfiguration?: Properties;
    readonly autoVerifiedAttributes?: readonly string[];
    readonly passwordPolicy?: Properties;
    readonly accountRecoverySetting?: Properties;
    readonly adminCreateUserConfig?: { readonly allowAdminCreateUserOnly?: boolean };
    readonly deletionProtection?: string;
    readonly mfaConfiguration?: string;
    readonly softwareTokenMfaConfiguration?: Properties;
    readonly userAttributeUpdateSettings?: Properties;
    readonly schemas?: readonly Properties[];
    readonly tags?: Readonly<Record<string, string>>;
}

export const userPool: ServedType<UserPoolInputs> = {
    token: "aws:cognito/userPool:UserPool",
    holds: { noun: "user pool", what: "users" },
    inputs: [
        ...(["name", "usernameAttributes", "usernameConfiguration", "autoVerifiedAttributes"] as const),
        ...(["passwordPolicy", "accountRecoverySetting", "adminCreateUserConfig"] as const),
        ...(["mfaConfiguration", "softwareTokenMfaConfiguration", "userAttributeUpdateSettings"] as const),
        ...(["schemas", "deletionProtection", "tags"] as const),
    ],
    declare: ({ physicalName: name, seed, region }) => {
        const id = `${region}_${tokenOf(seed, 9)}`;
        const endpoint = `cognito-idp.${region}.amazonaws.com/${id}`;
        return { id, outputs: { name, arn: arnOf("cognito-idp", region, `userpool/${id}`), endpoint } };
    },
    create: async ({ id: declaredId, name, inputs }, { cognito, region }) => {
        const { id } = await cognito.createUserPool(declaredId, name, { ...inputs });
        return { id, outputs: { arn: arnOf("cognito-idp", region, `userpool/${id}`) } };
    },
    update: async ({ id, name, inputs }, { cognito }) => {
        await cognito.createUserPool(id, name, { ...inputs });
    },
    delete: ({ id }, { cognito }) => deleteByService(cognito, "DeleteUserPool", { UserPoolId: id }),
    read: async (id, { cognito }) => {
        const answer = await findByService(cognito, "DescribeUserPool", { UserPoolId: id });
        if (answer === undefined) {
            return undefined;
        }
        const pool = userPoolInputs(answer.UserPool as Properties);
        const { SoftwareTokenMfaConfiguration: factor } = await callService(cognito, "GetUserPoolMfaConfig", {
            UserPoolId: id,
        });
        const { Enabled: enabled } = factor as { Enabled: boolean };
        const visible = userPool.inputs.filter((input) => input !== "schemas");
        const inputs = Object.fromEntries(visible.map((input) => [input, pool[input]]));
        return {
            id,
            inputs: { ...inputs, softwareTokenMfaConfiguration: enabled ? { enabled } : undefined },
        };
    },
    rules: {
        autoName: true,
        constraints: {
            // CreateUserPool, botocore's model.
            name: all(lengthBetween(1, 128), matching(/[\w\s+=,.@-]+/)),
            usernameAttributes: each(oneOf("phone_number", "email")),
            autoVerifiedAttributes: each(oneOf("phone_number", "email")),
            passwordPolicy: fields({
                minimumLength: between(6, 99),
                temporaryPasswordValidityDays: between(0, 365),
            }),
            accountRecoverySetting: fields({
                recoveryMechanisms: each(
                    fields({
                        name: oneOf("verified_email", "verified_phone_number", "admin_only"),
                        priority: between(1, 2),
                    }),
                ),
            }),
            mfaConfiguration: oneOf("OFF", "ON", "OPTIONAL"),
            deletionProtection: oneOf("ACTIVE", "INACTIVE"),
        },
        // `resourceUserPool`; of a password policy what Cognito answers of one without fields.
        computed: ["adminCreateUserConfig", "passwordPolicy", "accountRecoverySetting"],
        defaults: {
            passwordPolicy: {
                minimumLength: 8,
                ...{ requireUppercase: false, requireLowercase: false },
                ...{ requireNumbers: false, requireSymbols: false },
                temporaryPasswordValidityDays: 7,
            },
            mfaConfiguration: "OFF",
            deletionProtection: "INACTIVE",
        },
        replacedBy: ["name", "usernameAttributes", "aliasAttributes", "usernameConfiguration"],
    },
};
