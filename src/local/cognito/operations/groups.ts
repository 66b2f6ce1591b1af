import { poolOf } from "../cognito";
import { seconds } from "../describedUser";
import { groupExists, resourceNotFound } from "../errors";
import * as field from "../fields";
import { page } from "../paging";
import type { Pool } from "../pool";
import type { GroupRecord } from "../records";
import { operation } from "./operation";

const name = {
    GroupName: field.required(field.groupName),
    UserPoolId: field.required(field.userPoolId),
} as const;

const settings = {
    Description: field.text(undefined, 2048),
    RoleArn: field.arn,
    Precedence: field.integer(0),
} as const;

export const createGroup = operation(
    { ...name, ...settings },
    (cognito, { GroupName, UserPoolId, ...input }) => {
        const pool = poolOf(cognito, UserPoolId);
        if (pool.groups.has(GroupName)) {
            throw groupExists("A group with the name already exists.");
        }
        const now = cognito.clock.now();
        const group: GroupRecord = {
            userPoolId: pool.id,
            name: GroupName,
            description: input.Description,
            roleArn: input.RoleArn,
            precedence: input.Precedence,
            createdAt: now,
            modifiedAt: now,
        };
        cognito.directory.commit("CreateGroup", ["put", "groups", group]);
        return { Group: described(group) };
    },
);

export const getGroup = operation(name, (cognito, { GroupName, UserPoolId }) => ({
    Group: described(groupOf(poolOf(cognito, UserPoolId), GroupName)),
}));

/** What is not given stays as it is. */
export const updateGroup = operation(
    { ...name, ...settings },
    (cognito, { GroupName, UserPoolId, ...input }) => {
        const group = groupOf(poolOf(cognito, UserPoolId), GroupName);
        const updated: GroupRecord = {
            ...group,
            description: input.Description ?? group.description,
            roleArn: input.RoleArn ?? group.roleArn,
            precedence: input.Precedence ?? group.precedence,
            modifiedAt: cognito.clock.now(),
        };
        cognito.directory.commit("UpdateGroup", ["put", "groups", updated]);
        return { Group: described(updated) };
    },
);

export const deleteGroup = operation(name, (cognito, { GroupName, UserPoolId }) => {
    const pool = poolOf(cognito, UserPoolId);
    const group = groupOf(pool, GroupName);
    const members = [...pool.users.values()].filter(({ groups }) => groups.includes(GroupName));
    cognito.directory.commit(
        "DeleteGroup",
        ...members.map((user) => ["put", "users", withoutGroup(user, GroupName)] as const),
        ["delete", "groups", group],
    );
    return {};
});

export const listGroups = operation(
    { UserPoolId: name.UserPoolId, Limit: field.pageSize, NextToken: field.nextToken },
    (cognito, { UserPoolId, Limit, NextToken }) => {
        const { groups } = poolOf(cognito, UserPoolId);
        const numberOf = ({ name }: GroupRecord) => groups.numberOf(name);
        const { items, next } = page([...groups.values()], numberOf, Limit, NextToken);
        return { Groups: items.map(described), NextToken: next };
    },
);

/** @throws CognitoError ResourceNotFoundException */
export function groupOf(pool: Pool, groupName: string): GroupRecord {
    const group = pool.groups.get(groupName);
    if (group === undefined) {
        throw resourceNotFound("Group not found.");
    }
    return group;
}

export function described(group: GroupRecord): object {
    return {
        GroupName: group.name,
        UserPoolId: group.userPoolId,
        Description: group.description,
        RoleArn: group.roleArn,
        Precedence: group.precedence,
        LastModifiedDate: seconds(group.modifiedAt),
        CreationDate: seconds(group.createdAt),
    };
}

export function withoutGroup<T extends { readonly groups: readonly string[] }>(
    user: T,
    groupName: string,
): T {
    return { ...user, groups: user.groups.filter((group) => group !== groupName) };
}
