import { randomBytes } from "node:crypto";
import { arnOf } from "../../aws/names";
import { type Cognito, poolOf } from "../cognito";
import { seconds } from "../describedUser";
import { invalidParameter } from "../errors";
import * as field from "../fields";
import { changedPoolSettings, poolName, poolSettings, schemaAttribute } from "../fieldsOfPools";
import { page } from "../paging";
import type { Pool } from "../pool";
import { checkServed, describedPool } from "../poolSettings";
import type { PoolRecord } from "../records";
import { completed, schemaOf } from "../schema";
import { generateSigningKey } from "../signingKey";
import { operation } from "./operation";

const id = { UserPoolId: field.required(field.userPoolId) } as const;

export const createUserPool = operation(
    { PoolName: field.required(poolName), ...poolSettings },
    async (cognito, { PoolName, ...settings }) => {
        checkServed(settings);
        const key = await generateSigningKey();
        const now = cognito.clock.now();
        const record: PoolRecord = {
            id: `${cognito.region}_${letters(9)}`,
            name: PoolName,
            settings,
            softwareToken: false,
            key,
            createdAt: now,
            modifiedAt: now,
        };
        cognito.directory.commit("CreateUserPool", ["put", "pools", record]);
        return { UserPool: described(cognito, poolOf(cognito, record.id)) };
    },
);

export const describeUserPool = operation(id, (cognito, { UserPoolId }) => ({
    UserPool: described(cognito, poolOf(cognito, UserPoolId)),
}));

/** What is not given goes back to its default. */
export const updateUserPool = operation(
    { ...id, ...changedPoolSettings },
    (cognito, { UserPoolId, PoolName, ...changed }) => {
        checkServed(changed);
        const pool = poolOf(cognito, UserPoolId);
        const { Schema, AliasAttributes, UsernameAttributes, UsernameConfiguration } = pool.settings;
        const record: PoolRecord = {
            ...pool.record,
            name: PoolName ?? pool.record.name,
            settings: { Schema, AliasAttributes, UsernameAttributes, UsernameConfiguration, ...changed },
            modifiedAt: cognito.clock.now(),
        };
        cognito.directory.commit("UpdateUserPool", ["put", "pools", record]);
        return {};
    },
);

export const deleteUserPool = operation(id, (cognito, { UserPoolId }) => {
    const pool = poolOf(cognito, UserPoolId);
    if (pool.settings.DeletionProtection === "ACTIVE") {
        throw invalidParameter(
            "The user pool cannot be deleted because deletion protection is activated. " +
                "Deletion protection must be inactivated first.",
        );
    }
    cognito.directory.commit("DeleteUserPool", ["delete", "pools", pool.record]);
    return {};
});

export const listUserPools = operation(
    { NextToken: field.nextToken, MaxResults: field.required(field.integer(1, 60)) },
    (cognito, { NextToken, MaxResults }) => {
        const { pools } = cognito.directory;
        const numberOf = (pool: Pool) => pools.numberOf(pool.id);
        const { items, next } = page([...pools.values()], numberOf, MaxResults, NextToken);
        const UserPools = items.map(({ record }) => ({
            Id: record.id,
            Name: record.name,
            LambdaConfig: {},
            LastModifiedDate: seconds(record.modifiedAt),
            CreationDate: seconds(record.createdAt),
        }));
        return { UserPools, NextToken: next };
    },
);

export const addCustomAttributes = operation(
    { ...id, CustomAttributes: field.required(field.list(schemaAttribute, 1, 25)) },
    (cognito, { UserPoolId, CustomAttributes }) => {
        const pool = poolOf(cognito, UserPoolId);
        const known = schemaOf(pool.settings);
        for (const attribute of CustomAttributes) {
            const { Name } = completed(attribute);
            if (known.has(Name!)) {
                throw invalidParameter(`${Name}: Existing attribute already has name ${Name}.`);
            }
        }
        const Schema = [...(pool.settings.Schema ?? []), ...CustomAttributes];
        const record = {
            ...pool.record,
            settings: { ...pool.settings, Schema },
            modifiedAt: cognito.clock.now(),
        };
        cognito.directory.commit("AddCustomAttributes", ["put", "pools", record]);
        return {};
    },
);

function described({ region }: Cognito, pool: Pool): object {
    return describedPool(pool, arnOf("cognito-idp", region, `userpool/${pool.id}`));
}

/** Letters and digits, as ids have them. */
export function letters(length: number): string {
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    return [...randomBytes(length)].map((byte) => alphabet[byte % alphabet.length]).join("");
}
