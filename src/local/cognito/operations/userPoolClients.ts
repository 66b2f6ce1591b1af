import { checkClientSettings, describedClient, lowerLetters } from "../clientSettings";
import { clientOf, poolOf } from "../cognito";
import { invalidParameter } from "../errors";
import * as field from "../fields";
import { clientName, clientSettings } from "../fieldsOfClients";
import { page } from "../paging";
import type { ClientRecord } from "../records";
import { operation } from "./operation";

const pool = { UserPoolId: field.required(field.userPoolId) } as const;
const ids = { ...pool, ClientId: field.required(field.clientId) } as const;

export const createUserPoolClient = operation(
    {
        ...pool,
        ClientName: field.required(clientName),
        GenerateSecret: field.flag,
        ClientSecret: field.clientSecret,
        ...clientSettings,
    },
    (cognito, { UserPoolId, ClientName, GenerateSecret, ClientSecret, ...settings }) => {
        const owner = poolOf(cognito, UserPoolId);
        if (GenerateSecret && ClientSecret !== undefined) {
            throw invalidParameter("ClientSecret cannot be specified when GenerateSecret is true.");
        }
        const secret = GenerateSecret ? lowerLetters(51) : ClientSecret;
        checkClientSettings(owner, settings, secret !== undefined);
        const now = cognito.clock.now();
        const client: ClientRecord = {
            id: lowerLetters(26),
            userPoolId: owner.id,
            name: ClientName,
            secret,
            settings,
            createdAt: now,
            modifiedAt: now,
        };
        cognito.directory.commit("CreateUserPoolClient", ["put", "clients", client]);
        return { UserPoolClient: describedClient(client) };
    },
);

export const describeUserPoolClient = operation(ids, (cognito, { UserPoolId, ClientId }) => ({
    UserPoolClient: describedClient(clientOf(cognito, ClientId, UserPoolId).client),
}));

/** What is not given goes back to its default. */
export const updateUserPoolClient = operation(
    { ...ids, ClientName: clientName, ...clientSettings },
    (cognito, { UserPoolId, ClientId, ClientName, ...settings }) => {
        const { client, pool: owner } = clientOf(cognito, ClientId, UserPoolId);
        checkClientSettings(owner, settings, client.secret !== undefined);
        const name = ClientName ?? client.name;
        const updated: ClientRecord = { ...client, name, settings, modifiedAt: cognito.clock.now() };
        cognito.directory.commit("UpdateUserPoolClient", ["put", "clients", updated]);
        return { UserPoolClient: describedClient(updated) };
    },
);

export const deleteUserPoolClient = operation(ids, (cognito, { UserPoolId, ClientId }) => {
    const { client } = clientOf(cognito, ClientId, UserPoolId);
    cognito.directory.commit("DeleteUserPoolClient", ["delete", "clients", client]);
    return {};
});

export const listUserPoolClients = operation(
    { ...pool, MaxResults: field.integer(1, 60), NextToken: field.nextToken },
    (cognito, { UserPoolId, MaxResults, NextToken }) => {
        const { clients } = poolOf(cognito, UserPoolId);
        const numberOf = ({ id }: ClientRecord) => clients.numberOf(id);
        const { items, next } = page([...clients.values()], numberOf, MaxResults, NextToken);
        const UserPoolClients = items.map((client) => ({
            ClientId: client.id,
            UserPoolId: client.userPoolId,
            ClientName: client.name,
        }));
        return { UserPoolClients, NextToken: next };
    },
);
