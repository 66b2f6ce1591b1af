import type { Clock } from "../aws/clock";
import type { Challenges } from "./challenges";
import type { Directory } from "./directory";
import { incorrectCredentials, resourceNotFound, userNotFound } from "./errors";
import type { Outbox } from "./outbox";
import type { Pool } from "./pool";
import type { ClientRecord, UserRecord } from "./records";

/** What operations work on. */
export interface Cognito {
    readonly region: string;
    readonly directory: Directory;
    readonly challenges: Challenges;
    readonly outbox: Outbox;
    readonly clock: Clock;
    /** Where it is reached, e.g. `http://127.0.0.1:4566`. */
    readonly address: string;
    /** What the tokens of a user pool say in `iss`. */
    readonly issuer: (userPoolId: string) => string;
}

/** An app client, and the pool that it belongs to. */
export interface PoolClient {
    readonly client: ClientRecord;
    readonly pool: Pool;
}

/** @throws CognitoError ResourceNotFoundException */
export function poolOf({ directory }: Cognito, id: string): Pool {
    const pool = directory.pools.get(id);
    if (pool === undefined) {
        throw resourceNotFound(`User pool ${id} does not exist.`);
    }
    return pool;
}

/**
 * @param userPoolId the pool that it has to belong to. Defaults to any.
 * @throws CognitoError ResourceNotFoundException
 */
export function clientOf(cognito: Cognito, id: string, userPoolId?: string): PoolClient {
    const pool = userPoolId === undefined ? undefined : poolOf(cognito, userPoolId);
    const client = cognito.directory.clients.get(id);
    if (client === undefined || (pool !== undefined && client.userPoolId !== pool.id)) {
        throw resourceNotFound(`User pool client ${id} does not exist.`);
    }
    return { client, pool: poolOf(cognito, client.userPoolId) };
}

/**
 * A user that an administrator names, by user name or alias.
 *
 * @throws CognitoError UserNotFoundException
 */
export function userOf(pool: Pool, name: string): UserRecord {
    const user = pool.find(name);
    if (user === undefined) {
        throw userNotFound("User does not exist.");
    }
    return user;
}

/** What is said of a user who does not exist, to somebody who wants to sign in. */
export function unknownUser(client: ClientRecord): Error {
    return hidesUsers(client) ? incorrectCredentials() : userNotFound("User does not exist.");
}

/** A client may not let it be known who has an account. */
export function hidesUsers({ settings }: ClientRecord): boolean {
    return settings.PreventUserExistenceErrors === "ENABLED";
}

/**
 * Whom a code is about; undefined for nobody, where the client may not let that be known.
 *
 * @throws CognitoError UserNotFoundException where it may
 */
export function userOrHidden(pool: Pool, client: ClientRecord, name: string): UserRecord | undefined {
    const user = pool.find(name);
    if (user === undefined && !hidesUsers(client)) {
        throw userNotFound("Username/client id combination not found.");
    }
    return user;
}

/** Keeps a user, as modified now. */
export function saveUser(cognito: Cognito, action: string, user: UserRecord): UserRecord {
    const saved = { ...user, modifiedAt: cognito.clock.now() };
    cognito.directory.commit(action, ["put", "users", saved]);
    return saved;
}
