import type { Properties } from "../declaration";
import { checkClientSettings, lowerLetters } from "./clientSettings";
import { type Cognito, poolOf } from "./cognito";
import {
    createResourceServerRequest,
    createUserPoolClientRequest,
    createUserPoolRequest,
} from "./declaredInputs";
import * as field from "./fields";
import { clientName, clientSettings } from "./fieldsOfClients";
import { poolName, poolSettings } from "./fieldsOfPools";
import { associated, checkDomain, domainFields } from "./operations/domains";
import { resourceServerFields } from "./operations/resourceServers";
import { checkServed } from "./poolSettings";
import type { ClientRecord, PoolRecord } from "./records";
import { generateSigningKey } from "./signingKey";
import { readInput } from "./validation";

const poolFields = {
    PoolName: field.required(poolName),
    ...poolSettings,
    SoftwareTokenMfaConfiguration: field.structure({ Enabled: field.flag }),
} as const;

const clientFields = {
    UserPoolId: field.required(field.userPoolId),
    ClientName: field.required(clientName),
    GenerateSecret: field.flag,
    ...clientSettings,
} as const;

/** Keeps a declared pool under the declared id; one that is kept already takes the declared settings. */
export async function keepPool(
    cognito: Cognito,
    id: string,
    name: string,
    inputs: Properties,
): Promise<void> {
    const request = readInput(poolFields, createUserPoolRequest(name, inputs)) as field.InputOf<
        typeof poolFields
    >;
    const { PoolName, SoftwareTokenMfaConfiguration, ...settings } = request;
    checkServed(settings);
    const existing = cognito.directory.pools.get(id)?.record;
    const now = cognito.clock.now();
    const record: PoolRecord = {
        id,
        name: PoolName,
        settings,
        softwareToken: SoftwareTokenMfaConfiguration?.Enabled ?? false,
        key: existing?.key ?? (await generateSigningKey()),
        createdAt: existing?.createdAt ?? now,
        modifiedAt: now,
    };
    cognito.directory.commit("declared", ["put", "pools", record]);
}

/** Keeps a declared client under the declared id; one that is kept already keeps its secret. */
export function keepClient(cognito: Cognito, id: string, name: string, inputs: Properties): ClientRecord {
    const request = createUserPoolClientRequest(name, inputs);
    const { UserPoolId, ClientName, GenerateSecret, ...settings } = readInput(
        clientFields,
        request,
    ) as field.InputOf<typeof clientFields>;
    const pool = poolOf(cognito, UserPoolId);
    const existing = cognito.directory.clients.get(id);
    checkClientSettings(pool, settings, GenerateSecret === true);
    const now = cognito.clock.now();
    const client: ClientRecord = {
        id,
        userPoolId: pool.id,
        name: ClientName,
        secret: GenerateSecret ? (existing?.secret ?? lowerLetters(51)) : undefined,
        settings,
        createdAt: existing?.createdAt ?? now,
        modifiedAt: now,
    };
    cognito.directory.commit("declared", ["put", "clients", client]);
    return client;
}

/** Keeps a declared resource server; one that is kept already takes the declared name and scopes. */
export function keepResourceServer(cognito: Cognito, inputs: Properties): void {
    const request = readInput(resourceServerFields, createResourceServerRequest(inputs));
    const {
        UserPoolId,
        Identifier,
        Name,
        Scopes = [],
    } = request as field.InputOf<typeof resourceServerFields>;
    const userPoolId = poolOf(cognito, UserPoolId).id;
    const server = { userPoolId, identifier: Identifier, name: Name, scopes: Scopes };
    cognito.directory.commit("declared", ["put", "resourceServers", server]);
}

/**
 * Keeps a pool's declared domain, in place of one that it may have had.
 *
 * @throws CognitoError for one that AWS refuses, or that another pool has
 */
export function keepDomain(cognito: Cognito, domain: string, userPoolId: string): void {
    const { Domain } = readInput(domainFields, { Domain: domain, UserPoolId: userPoolId }) as field.InputOf<
        typeof domainFields
    >;
    checkDomain(Domain);
    const old = poolOf(cognito, userPoolId).domain;
    const owner = cognito.directory.domains.get(domain)?.userPoolId;
    if (owner !== undefined && owner !== userPoolId) {
        throw associated();
    }
    cognito.directory.commit(
        "declared",
        ...(old === undefined ? [] : [["delete", "domains", { userPoolId, domain: old }] as const]),
        ["put", "domains", { userPoolId, domain }],
    );
}
