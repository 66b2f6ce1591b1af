import type { JsonWebKey } from "node:crypto";
import { ResourceNotFoundError } from "cognito-local/lib/errors";
import type { AppClient } from "cognito-local/lib/services/appClient";
import type { Clock } from "cognito-local/lib/services/clock";
import { type CognitoService, USER_POOL_AWS_DEFAULTS } from "cognito-local/lib/services/cognitoService";
import type { Context } from "cognito-local/lib/services/context";
import type { DataStore } from "cognito-local/lib/services/dataStore/dataStore";
import type { UserPool as Settings } from "cognito-local/lib/services/userPoolService";
import { localAccountId } from "../aws/account";
import type { DataStores } from "./dataStore";
import { generateSigningKey, readSigningKey } from "./signingKey";
import { UserPool } from "./userPool";

/** A context that says which id a user pool is to have. */
export interface DeclarationContext extends Context {
    readonly declaredId?: string;
}

const clientsStore = "clients";
const poolStore = (id: string) => `pool.${id}`;

/** The user pools and app clients, as cognito-local's actions see them. */
export class UserPools implements CognitoService {
    private readonly pools = new Map<string, UserPool>();
    private readonly clients: DataStore;

    constructor(
        private readonly stores: DataStores,
        private readonly region: string,
        private readonly clock: Clock,
    ) {
        this.clients = stores.open(clientsStore);
    }

    /** Opens the pools that an earlier process kept. */
    async open(ctx: Context): Promise<void> {
        for (const name of this.stores.names()) {
            const id = name.slice(poolStore("").length);
            if (name === poolStore(id)) {
                const store = this.stores.open(name);
                const settings = await store.get<Settings>(ctx, "Options");
                if (settings !== null) {
                    await this.add(ctx, settings, store);
                }
            }
        }
    }

    /** Makes a pool, or gives one that exists other settings. */
    async createUserPool(ctx: DeclarationContext, settings: Settings): Promise<Settings> {
        const id = ctx.declaredId ?? settings.Id.replace(/^local/, this.region);
        const existing = this.pools.get(id);
        const complete: Settings = {
            ...USER_POOL_AWS_DEFAULTS,
            ...(Object.fromEntries(
                Object.entries(settings).filter(([, value]) => value !== undefined),
            ) as Settings),
            Id: id,
            Arn: `arn:aws:cognito-idp:${this.region}:${localAccountId}:userpool/${id}`,
            CreationDate: existing?.options.CreationDate ?? settings.CreationDate,
        };
        const pool = existing ?? (await this.add(ctx, complete, this.stores.open(poolStore(id))));
        await pool.updateOptions(ctx, complete);
        return complete;
    }

    async deleteUserPool(ctx: Context, { Id }: Settings): Promise<void> {
        for (const client of await this.listAppClients(ctx, Id)) {
            await this.clients.delete(ctx, ["Clients", client.ClientId]);
        }
        this.pools.delete(Id);
        this.stores.delete(poolStore(Id));
    }

    getAppClient(ctx: Context, clientId: string): Promise<AppClient | null> {
        return this.clients.get<AppClient>(ctx, ["Clients", clientId]);
    }

    // eslint-disable-next-line @typescript-eslint/require-await -- what it throws becomes a rejection
    async getUserPool(_: Context, userPoolId: string): Promise<UserPool> {
        const pool = this.pools.get(userPoolId);
        if (pool === undefined) {
            throw new ResourceNotFoundError(`User pool ${userPoolId} does not exist.`);
        }
        return pool;
    }

    async getUserPoolForClientId(ctx: Context, clientId: string): Promise<UserPool> {
        const client = await this.getAppClient(ctx, clientId);
        if (client === null) {
            throw new ResourceNotFoundError(`User pool client ${clientId} does not exist.`);
        }
        return this.getUserPool(ctx, client.UserPoolId);
    }

    async listAppClients(ctx: Context, userPoolId: string): Promise<readonly AppClient[]> {
        const clients = await this.clients.get<Record<string, AppClient>>(ctx, "Clients", {});
        return Object.values(clients).filter((client) => client.UserPoolId === userPoolId);
    }

    listUserPools(): Promise<readonly Settings[]> {
        return Promise.resolve([...this.pools.values()].map((pool) => pool.options));
    }

    private async add(ctx: Context, settings: Settings, store: DataStore): Promise<UserPool> {
        let key = await store.get<JsonWebKey>(ctx, "SigningKey");
        if (key === null) {
            key = await generateSigningKey();
            await store.set(ctx, "SigningKey", key);
        }
        const pool = new UserPool(this.clients, this.clock, store, settings, readSigningKey(key));
        this.pools.set(settings.Id, pool);
        return pool;
    }
}
