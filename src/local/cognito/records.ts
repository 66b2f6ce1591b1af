import type { JsonWebKey } from "node:crypto";
import type { Credentials } from "./credentials";
import type { ClientSettings } from "./fieldsOfClients";
import type { PoolSettings } from "./fieldsOfPools";

/** What stands in the data file, a line a change. Times are milliseconds since the epoch. */
interface Dated {
    readonly createdAt: number;
    readonly modifiedAt: number;
}

export interface PoolRecord extends Dated {
    readonly id: string;
    readonly name: string;
    readonly settings: PoolSettings;
    /** Whether users may sign in with one-time passwords of an app, where `MfaConfiguration` is not OFF. */
    readonly softwareToken: boolean;
    /** The private key that signs the pool's tokens. */
    readonly key: JsonWebKey;
}

export interface ClientRecord extends Dated {
    readonly id: string;
    readonly userPoolId: string;
    readonly name: string;
    readonly secret?: string;
    readonly settings: ClientSettings;
}

export type UserStatus = "UNCONFIRMED" | "CONFIRMED" | "RESET_REQUIRED" | "FORCE_CHANGE_PASSWORD";

/** A code that was sent, and until when it is good. */
export interface SentCode {
    readonly code: string;
    readonly expiresAt: number;
}

/** The shared secret of a user's one-time passwords. */
export interface SoftwareToken {
    /** In base 32. */
    readonly secret: string;
    /** Whether the user has shown to have it. */
    readonly verified: boolean;
    /** The time step of the password that was used last, which is not taken again. */
    readonly usedStep?: number;
}

export interface UserRecord extends Dated {
    readonly userPoolId: string;
    /** Where users sign in with an address, this is their `sub`. */
    readonly username: string;
    /** By name, `sub` among them. */
    readonly attributes: Readonly<Record<string, string>>;
    /** New addresses that are not the user's before they are verified. */
    readonly pendingAttributes?: Readonly<Record<string, string>>;
    readonly status: UserStatus;
    readonly enabled: boolean;
    readonly credentials?: Credentials;
    /** When a temporary password ends. */
    readonly passwordExpiresAt?: number;
    /** By what they are for: `signUp`, `password`, or the name of an attribute. */
    readonly codes: Readonly<Record<string, SentCode>>;
    readonly softwareToken?: SoftwareToken;
    readonly softwareTokenEnabled?: boolean;
    readonly softwareTokenPreferred?: boolean;
    readonly groups: readonly string[];
    /** Counts global sign-outs: sessions of an earlier count are over. */
    readonly signOuts: number;
}

export interface GroupRecord extends Dated {
    readonly userPoolId: string;
    readonly name: string;
    readonly description?: string;
    readonly roleArn?: string;
    readonly precedence?: number;
}

export interface ResourceServerRecord {
    readonly userPoolId: string;
    readonly identifier: string;
    readonly name: string;
    readonly scopes: readonly { readonly ScopeName: string; readonly ScopeDescription: string }[];
}

export interface DomainRecord {
    readonly userPoolId: string;
    readonly domain: string;
}

/** A sign-in, whose refresh token is good until it is revoked, the user signs out, or it expires. */
export interface SessionRecord {
    /** `event_id` of its tokens. */
    readonly id: string;
    readonly userPoolId: string;
    readonly username: string;
    readonly clientId: string;
    readonly originJti: string;
    /** SHA-256 of the refresh token's secret, in hexadecimal digits. */
    readonly refreshHash: string;
    readonly authTime: number;
    readonly refreshExpiresAt: number;
    /** When the last of its tokens ends, after which it is forgotten. */
    readonly expiresAt: number;
    readonly signOuts: number;
    readonly revoked?: true;
}

/** Everything that is kept, by table. */
export interface Tables {
    readonly pools: PoolRecord;
    readonly clients: ClientRecord;
    readonly users: UserRecord;
    readonly groups: GroupRecord;
    readonly resourceServers: ResourceServerRecord;
    readonly domains: DomainRecord;
    readonly sessions: SessionRecord;
}

/** A record that is put in place of what it has the key of, or one that is deleted. */
export type Change = {
    readonly [T in keyof Tables]: readonly [action: "put" | "delete", table: T, record: Tables[T]];
}[keyof Tables];
