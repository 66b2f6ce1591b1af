import { poolOf, saveUser, userOf } from "../cognito";
import { listedUser } from "../describedUser";
import * as field from "../fields";
import { page } from "../paging";
import { described, groupOf, withoutGroup } from "./groups";
import { operation } from "./operation";

const member = { ...field.adminUser, GroupName: field.required(field.groupName) } as const;

export const adminAddUserToGroup = operation(member, (cognito, { UserPoolId, Username, GroupName }) => {
    const pool = poolOf(cognito, UserPoolId);
    const group = groupOf(pool, GroupName);
    const user = userOf(pool, Username);
    if (!user.groups.includes(group.name)) {
        saveUser(cognito, "AdminAddUserToGroup", { ...user, groups: [...user.groups, group.name] });
    }
    return {};
});

export const adminRemoveUserFromGroup = operation(member, (cognito, { UserPoolId, Username, GroupName }) => {
    const pool = poolOf(cognito, UserPoolId);
    const group = groupOf(pool, GroupName);
    const user = userOf(pool, Username);
    saveUser(cognito, "AdminRemoveUserFromGroup", withoutGroup(user, group.name));
    return {};
});

const paging = { Limit: field.pageSize, NextToken: field.nextToken } as const;

export const adminListGroupsForUser = operation(
    { Username: field.adminUser.Username, UserPoolId: field.adminUser.UserPoolId, ...paging },
    (cognito, { UserPoolId, Username, Limit, NextToken }) => {
        const pool = poolOf(cognito, UserPoolId);
        const own = userOf(pool, Username).groups;
        const groups = [...pool.groups.values()].filter(({ name }) => own.includes(name));
        const { items, next } = page(groups, ({ name }) => pool.groups.numberOf(name), Limit, NextToken);
        return { Groups: items.map(described), NextToken: next };
    },
);

export const listUsersInGroup = operation(
    { UserPoolId: member.UserPoolId, GroupName: member.GroupName, ...paging },
    (cognito, { UserPoolId, GroupName, Limit, NextToken }) => {
        const pool = poolOf(cognito, UserPoolId);
        const group = groupOf(pool, GroupName);
        const users = [...pool.users.values()].filter(({ groups }) => groups.includes(group.name));
        const { items, next } = page(
            users,
            ({ username }) => pool.users.numberOf(username),
            Limit,
            NextToken,
        );
        return { Users: items.map((user) => listedUser(user)), NextToken: next };
    },
);
