import { OrderedMap } from "./orderedMap";
import type { ClientRecord, GroupRecord, PoolRecord, ResourceServerRecord, UserRecord } from "./records";
import { readSigningKey, type SigningKey } from "./signingKey";

/** A user pool, with what belongs to it. Users and the rest are in the order in which they were made. */
export class Pool {
    readonly key: SigningKey;
    readonly users = new OrderedMap<UserRecord>();
    readonly clients = new OrderedMap<ClientRecord>();
    readonly groups = new OrderedMap<GroupRecord>();
    readonly resourceServers = new OrderedMap<ResourceServerRecord>();
    domain: string | undefined;
    /** User names and aliases, as they are compared, to user names. */
    private readonly names = new Map<string, string>();

    constructor(private current: PoolRecord) {
        this.key = readSigningKey(current.key);
    }

    get record(): PoolRecord {
        return this.current;
    }

    get id(): string {
        return this.current.id;
    }

    get settings(): PoolRecord["settings"] {
        return this.current.settings;
    }

    /** The user who has this user name, or this alias. */
    find(name: string): UserRecord | undefined {
        return this.users.get(this.names.get(this.fold(name)) ?? "");
    }

    /** Other settings, by which users may have other aliases. */
    replace(record: PoolRecord): void {
        this.current = record;
        this.names.clear();
        this.users.forEach((user) => this.putUser(user));
    }

    putUser(user: UserRecord): void {
        this.forgetNames(user.username);
        this.users.set(user.username, user);
        for (const name of this.namesOf(user)) {
            this.names.set(this.fold(name), user.username);
        }
    }

    deleteUser(username: string): void {
        this.forgetNames(username);
        this.users.delete(username);
    }

    /** Everything that a user may sign in with. An alias counts once it is verified; a user name always. */
    namesOf({ username, attributes }: UserRecord): string[] {
        const { UsernameAttributes = [], AliasAttributes = [] } = this.settings;
        const isAlias = (name: string) =>
            name === "preferred_username" || attributes[`${name}_verified`] === "true";
        const named = [...UsernameAttributes, ...AliasAttributes.filter(isAlias)];
        return [username, ...named.flatMap((name) => attributes[name] ?? [])];
    }

    private forgetNames(username: string): void {
        const user = this.users.get(username);
        for (const name of user === undefined ? [] : this.namesOf(user)) {
            const folded = this.fold(name);
            if (this.names.get(folded) === username) {
                this.names.delete(folded);
            }
        }
    }

    private fold(name: string): string {
        return this.settings.UsernameConfiguration?.CaseSensitive === false ? name.toLowerCase() : name;
    }
}
