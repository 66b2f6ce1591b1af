import { poolOf } from "../cognito";
import { listedUser } from "../describedUser";
import { invalidParameter } from "../errors";
import * as field from "../fields";
import { page } from "../paging";
import { schemaOf } from "../schema";
import { parseFilter } from "../userFilter";
import { operation } from "./operation";

export const listUsers = operation(
    {
        UserPoolId: field.required(field.userPoolId),
        AttributesToGet: field.list(field.attributeName),
        Limit: field.pageSize,
        PaginationToken: field.text(1, undefined, "[\\S]+"),
        Filter: field.text(undefined, 256),
    },
    (cognito, { UserPoolId, AttributesToGet, Limit, PaginationToken, Filter }) => {
        const pool = poolOf(cognito, UserPoolId);
        if (AttributesToGet?.some((name) => !schemaOf(pool.settings).has(name))) {
            throw invalidParameter("One or more requested attributes do not exist.");
        }
        const all = [...pool.users.values()];
        const filtered = Filter === undefined || Filter === "" ? all : all.filter(parseFilter(Filter));
        const { items, next } = page(
            filtered,
            ({ username }) => pool.users.numberOf(username),
            Limit,
            PaginationToken,
        );
        const Users = items.map((user) => {
            const described = listedUser(user);
            const wanted = AttributesToGet ?? Object.keys(user.attributes);
            return {
                ...described,
                Attributes: described.Attributes.filter(({ Name }) => wanted.includes(Name)),
            };
        });
        return { Users, PaginationToken: next };
    },
);
