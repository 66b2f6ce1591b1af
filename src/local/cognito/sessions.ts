import { NotAuthorizedError } from "cognito-local/lib/errors";
import type { CognitoRequest } from "./request";

/** `AuthSessionValidity` of a client that declares none, in milliseconds (Cognito API reference). */
const validity = 3 * 60 * 1000;

interface Session {
    readonly username: string;
    readonly clientId: string;
    readonly challenge: string;
    readonly expiry: number;
}

/** Sessions of challenges that are still to be answered; cognito-local would take any text for one. */
export class Sessions {
    private readonly open = new Map<string, Session>();

    remember(id: string, challenge: string, { client, user }: CognitoRequest): void {
        const now = Date.now();
        this.open.forEach(({ expiry }, old) => expiry <= now && this.open.delete(old));
        this.open.set(id, {
            username: user?.Username ?? "",
            clientId: client.ClientId,
            challenge,
            expiry: now + validity,
        });
    }

    /** @throws NotAuthorizedException unless the user has to answer this challenge */
    check({ body, client, user }: CognitoRequest): void {
        const session = this.open.get(body.Session as string);
        if (
            session === undefined ||
            session.expiry <= Date.now() ||
            session.username !== user?.Username ||
            session.clientId !== client.ClientId ||
            session.challenge !== body.ChallengeName
        ) {
            throw new NotAuthorizedError("Invalid session for the user.");
        }
        if (!user.Enabled) {
            throw new NotAuthorizedError("User is disabled.");
        }
    }

    forget(id: string): void {
        this.open.delete(id);
    }
}
