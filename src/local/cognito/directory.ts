import { type Entry, Journal } from "../aws/journal";
import type { Clock } from "../aws/clock";
import { OrderedMap } from "./orderedMap";
import { Pool } from "./pool";
import type { Change, ClientRecord, DomainRecord, PoolRecord, SessionRecord } from "./records";

type Kind = "change";

/**
 * All pools, and the journal that they are restored from. Records are never changed, only replaced, each time by
 * a line of the journal that is written before: memory has nothing that the file has not.
 */
export class Directory {
    readonly pools = new OrderedMap<Pool>();
    readonly clients = new Map<string, ClientRecord>();
    readonly domains = new Map<string, DomainRecord>();
    readonly sessions = new Map<string, SessionRecord>();
    private readonly journal: Journal<Kind> | undefined;
    private replayed = 0;
    private sessionsToPrune = 1000;

    /** @throws Error naming the data file, where it cannot be written or read */
    constructor(
        private readonly clock: Clock,
        dataFile: string | undefined,
    ) {
        if (dataFile !== undefined) {
            this.journal = Journal.open<Kind>(dataFile, (entry) => this.replay(entry));
            this.dropReplaced(this.journal);
        }
    }

    /**
     * Makes changes, all of them or none.
     *
     * @param action what makes them, for whoever reads the file
     * @throws Error where they cannot be written; nothing has changed then
     */
    commit(action: string, ...changes: readonly Change[]): void {
        this.journal?.append(this.clock.now(), "change", action, JSON.stringify(changes));
        changes.forEach((change) => this.apply(change));
        if (this.sessions.size > this.sessionsToPrune) {
            this.pruneSessions();
            this.sessionsToPrune = Math.max(1000, 2 * this.sessions.size);
        }
    }

    close(): void {
        this.journal?.close();
    }

    private replay([, , , changes]: Entry<Kind>): void {
        for (const change of changes as Change[]) {
            this.apply(change);
            this.replayed++;
        }
    }

    private apply([action, table, record]: Change): void {
        if (table === "pools") {
            return action === "put" ? this.putPool(record) : this.deletePool(record.id);
        }
        if (table === "sessions") {
            set(this.sessions, action, record.id, record);
            return;
        }
        const pool = this.pools.get(record.userPoolId)!;
        switch (table) {
            case "users":
                return action === "put" ? pool.putUser(record) : pool.deleteUser(record.username);
            case "groups":
                return set(pool.groups, action, record.name, record);
            case "resourceServers":
                return set(pool.resourceServers, action, record.identifier, record);
            case "domains":
                pool.domain = action === "put" ? record.domain : undefined;
                return set(this.domains, action, record.domain, record);
            case "clients":
                set(this.clients, action, record.id, record);
                return set(pool.clients, action, record.id, record);
        }
    }

    private putPool(record: PoolRecord): void {
        const existing = this.pools.get(record.id);
        if (existing === undefined) {
            this.pools.set(record.id, new Pool(record));
        } else {
            existing.replace(record);
        }
    }

    private deletePool(id: string): void {
        const pool = this.pools.get(id)!;
        pool.clients.forEach((client) => this.clients.delete(client.id));
        this.domains.delete(pool.domain ?? "");
        this.pools.delete(id);
    }

    private pruneSessions(): void {
        const now = this.clock.now();
        for (const [id, session] of this.sessions) {
            const user = this.pools.get(session.userPoolId)?.users.get(session.username);
            if (session.expiresAt <= now || user === undefined) {
                this.sessions.delete(id);
            }
        }
    }

    /** Makes the journal short again where more than half of the records in it were replaced. */
    private dropReplaced(journal: Journal<Kind>): void {
        this.pruneSessions();
        const records = [...this.records()];
        if (records.length * 2 < this.replayed) {
            const now = this.clock.now();
            journal.rewrite(
                records.map((change) => [now, "change", "restart", [change]]),
                () => false,
            );
        }
    }

    private *records(): Generator<Change> {
        for (const pool of this.pools.values()) {
            yield ["put", "pools", pool.record];
            for (const client of pool.clients.values()) {
                yield ["put", "clients", client];
            }
            for (const group of pool.groups.values()) {
                yield ["put", "groups", group];
            }
            for (const server of pool.resourceServers.values()) {
                yield ["put", "resourceServers", server];
            }
            for (const user of pool.users.values()) {
                yield ["put", "users", user];
            }
        }
        for (const domain of this.domains.values()) {
            yield ["put", "domains", domain];
        }
        for (const session of this.sessions.values()) {
            yield ["put", "sessions", session];
        }
    }
}

function set<T>(map: Map<string, T>, action: "put" | "delete", key: string, record: T): void {
    if (action === "put") {
        map.set(key, record);
    } else {
        map.delete(key);
    }
}
