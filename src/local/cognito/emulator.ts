import { randomInt } from "node:crypto";
import { Router } from "cognito-local/lib/server/Router";
import type { Services } from "cognito-local/lib/services";
import type { Clock } from "cognito-local/lib/services/clock";
import type { Context } from "cognito-local/lib/services/context";
import type { LogService } from "cognito-local/lib/services/LogService";
import type { Messages } from "cognito-local/lib/services/messages";
import type { Triggers } from "cognito-local/lib/services/triggers";
import { attributeValue } from "cognito-local/lib/services/userPoolService";
import type { Output } from "./actions";
import { SignedTokens } from "./tokens";
import type { UserPools } from "./userPools";

/** Calls an action of cognito-local; rejects with its error. */
export type Emulator = (action: string, ctx: Context, body: Record<string, unknown>) => Promise<Output>;

export interface EmulatorOptions {
    readonly pools: UserPools;
    readonly clock: Clock;
    readonly issuer: (userPoolId: string) => string;
    /** Told of each code, or temporary password, that Cognito would send. */
    readonly onConfirmationCode: (user: string, code: string) => void;
}

/**
 * cognito-local's actions on these pools. Only the parts behind its server are loaded: with the server come the
 * whole AWS SDK, Express and a logger, which none of the actions needs.
 */
export function createEmulator({ pools, clock, issuer, onConfirmationCode }: EmulatorOptions): Emulator {
    const messages: Messages = {
        deliver: (_ctx, _source, _client, _pool, user, code) => {
            onConfirmationCode(attributeValue("email", user.Attributes) ?? user.Username, code);
            return Promise.resolve();
        },
    };
    const services: Omit<Services, "config"> = {
        clock,
        cognito: pools,
        messages,
        otp: () => randomInt(1_000_000).toString().padStart(6, "0"),
        tokenGenerator: new SignedTokens(pools, clock, issuer),
        // No Lambda function is ever called, so that none of the triggers' own methods is.
        triggers: { enabled: () => false } as unknown as Triggers,
    };
    const router = Router(services as Services);
    return (action, ctx, body) => router(action)(ctx, body) as Promise<Output>;
}

const log = () => undefined;
const logger: LogService = { child: () => logger, debug: log, error: log, info: log, warn: log };

/** The context of a call that logs nothing. */
export const quietContext: Context = { logger };
