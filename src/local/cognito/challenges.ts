import { randomBytes } from "node:crypto";
import type { Clock } from "../aws/clock";
import type { ClientRecord, UserRecord } from "./records";

/** What a user has still to answer before tokens are issued. */
export type ChallengeName =
    "NEW_PASSWORD_REQUIRED" | "SOFTWARE_TOKEN_MFA" | "MFA_SETUP" | "PASSWORD_VERIFIER";

/** A challenge that is open. */
export interface Challenge {
    readonly name: ChallengeName;
    readonly clientId: string;
    readonly userPoolId: string;
    /** The user's own name; undefined for a user who does not exist, where that is not to be known. */
    readonly username: string | undefined;
    readonly expiresAt: number;
    /** Of PASSWORD_VERIFIER: the key of the exchange. */
    readonly srpKey?: Buffer;
    /** Of MFA_SETUP: the secret that the user was given, and whether a password from it was shown. */
    readonly softwareToken?: { readonly secret: string; readonly verified: boolean };
}

const minute = 60 * 1000;
const mostOpen = 100_000;

/** Challenges by their session, which no process inherits: its users sign in again. */
export class Challenges {
    private readonly open = new Map<string, Challenge>();

    constructor(private readonly clock: Clock) {}

    /** @returns the session */
    start(
        name: ChallengeName,
        client: ClientRecord,
        user: UserRecord | undefined,
        more: Pick<Challenge, "srpKey" | "softwareToken"> = {},
    ): string {
        this.forgetExpired();
        const session = randomBytes(192).toString("base64");
        const minutes = client.settings.AuthSessionValidity ?? 3;
        this.open.set(session, {
            name,
            clientId: client.id,
            userPoolId: client.userPoolId,
            username: user?.username,
            expiresAt: this.clock.now() + minutes * minute,
            ...more,
        });
        return session;
    }

    get(session: string): Challenge | undefined {
        const challenge = this.open.get(session);
        return challenge !== undefined && challenge.expiresAt > this.clock.now() ? challenge : undefined;
    }

    /** Puts another state in place of a challenge's, which ends when that would have. */
    replace(session: string, challenge: Challenge): void {
        this.open.set(session, challenge);
    }

    end(session: string): void {
        this.open.delete(session);
    }

    /** The oldest stand first; most are open as long as each other. */
    private forgetExpired(): void {
        const now = this.clock.now();
        for (const [session, { expiresAt }] of this.open) {
            if (expiresAt > now && this.open.size < mostOpen) {
                return;
            }
            this.open.delete(session);
        }
    }
}
