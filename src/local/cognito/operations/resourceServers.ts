import { type Cognito, poolOf } from "../cognito";
import { invalidParameter, resourceNotFound } from "../errors";
import * as field from "../fields";
import { scope } from "../fieldsOfClients";
import { page } from "../paging";
import type { ResourceServerRecord } from "../records";
import { operation } from "./operation";

const id = { UserPoolId: field.required(field.userPoolId), Identifier: field.required(scope) } as const;

const settings = {
    Name: field.required(field.text(1, 256, "[\\w\\s+=,.@-]+")),
    Scopes: field.list(
        field.structure({
            ScopeName: field.required(field.text(1, 256, "[\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]+")),
            ScopeDescription: field.required(field.text(1, 256)),
        }),
        undefined,
        100,
    ),
} as const;

/** What CreateResourceServer takes. */
export const resourceServerFields = { ...id, ...settings } as const;

export const createResourceServer = operation(
    resourceServerFields,
    (cognito, { UserPoolId, Identifier, Name, Scopes = [] }) => {
        const pool = poolOf(cognito, UserPoolId);
        if (pool.resourceServers.has(Identifier)) {
            throw invalidParameter(`${Identifier} already exists in user pool ${UserPoolId}.`);
        }
        const server = { userPoolId: pool.id, identifier: Identifier, name: Name, scopes: Scopes };
        cognito.directory.commit("CreateResourceServer", ["put", "resourceServers", server]);
        return { ResourceServer: described(server) };
    },
);

export const describeResourceServer = operation(id, (cognito, { UserPoolId, Identifier }) => ({
    ResourceServer: described(serverOf(cognito, UserPoolId, Identifier)),
}));

export const updateResourceServer = operation(
    resourceServerFields,
    (cognito, { UserPoolId, Identifier, Name, Scopes = [] }) => {
        const server = { ...serverOf(cognito, UserPoolId, Identifier), name: Name, scopes: Scopes };
        cognito.directory.commit("UpdateResourceServer", ["put", "resourceServers", server]);
        return { ResourceServer: described(server) };
    },
);

export const deleteResourceServer = operation(id, (cognito, { UserPoolId, Identifier }) => {
    const server = serverOf(cognito, UserPoolId, Identifier);
    cognito.directory.commit("DeleteResourceServer", ["delete", "resourceServers", server]);
    return {};
});

export const listResourceServers = operation(
    {
        UserPoolId: id.UserPoolId,
        MaxResults: field.integer(1, 50),
        NextToken: field.text(1, undefined, "[\\S]+"),
    },
    (cognito, { UserPoolId, MaxResults = 50, NextToken }) => {
        const { resourceServers: servers } = poolOf(cognito, UserPoolId);
        const numberOf = ({ identifier }: ResourceServerRecord) => servers.numberOf(identifier);
        const { items, next } = page([...servers.values()], numberOf, MaxResults, NextToken);
        return { ResourceServers: items.map(described), NextToken: next };
    },
);

function serverOf(cognito: Cognito, userPoolId: string, identifier: string): ResourceServerRecord {
    const server = poolOf(cognito, userPoolId).resourceServers.get(identifier);
    if (server === undefined) {
        throw resourceNotFound(`Resource server ${identifier} does not exist.`);
    }
    return server;
}

function described({ userPoolId, identifier, name, scopes }: ResourceServerRecord): object {
    return { UserPoolId: userPoolId, Identifier: identifier, Name: name, Scopes: scopes };
}
