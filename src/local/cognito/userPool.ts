import type { Clock } from "cognito-local/lib/services/clock";
import type { Context } from "cognito-local/lib/services/context";
import type { DataStore } from "cognito-local/lib/services/dataStore/dataStore";
import {
    attributeValue,
    type User,
    type UserPool as Settings,
    UserPoolServiceImpl,
} from "cognito-local/lib/services/userPoolService";
import type { SigningKey } from "./signingKey";
import { readRefreshToken } from "./refreshToken";

/** cognito-local's user pool, with a key of its own, and user names in any case where it is declared so. */
export class UserPool extends UserPoolServiceImpl {
    constructor(
        clients: DataStore,
        private readonly time: Clock,
        store: DataStore,
        settings: Settings,
        readonly signingKey: SigningKey,
    ) {
        super(clients, time, store, settings);
    }

    override async getUserByUsername(ctx: Context, username: string): Promise<User | null> {
        const exact = await super.getUserByUsername(ctx, username);
        if (exact !== null || this.options.UsernameConfiguration?.CaseSensitive !== false) {
            return exact;
        }
        const wanted = username.toLowerCase();
        const aliases = this.options.UsernameAttributes ?? [];
        const names = (user: User) => [
            user.Username,
            ...aliases.map((name) => attributeValue(name, user.Attributes)),
        ];
        const users = await this.listUsers(ctx);
        return users.find((user) => names(user).some((name) => name?.toLowerCase() === wanted)) ?? null;
    }

    /** Those that have expired go, so that a user's list does not grow for ever. */
    override storeRefreshToken(ctx: Context, refreshToken: string, user: User): Promise<void> {
        const now = this.time.get().getTime() / 1000;
        const valid = user.RefreshTokens.filter((token) => (readRefreshToken(token)?.expiry ?? 0) > now);
        return super.storeRefreshToken(ctx, refreshToken, { ...user, RefreshTokens: valid });
    }
}
