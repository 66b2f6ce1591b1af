import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Context } from "cognito-local/lib/services/context";
import type { DataStore } from "cognito-local/lib/services/dataStore/dataStore";

type Table = Record<string, unknown>;
type Tables = Record<string, Table>;

/** cognito-local's data stores by name: in memory and, given a folder, as a JSON file each. */
export class DataStores {
    /**
     * @param folder a folder of its own, made where it does not exist
     * @throws Error naming the folder, where it cannot be written
     */
    constructor(private readonly folder?: string) {
        if (folder === undefined) {
            return;
        }
        try {
            mkdirSync(folder, { recursive: true });
            replaceFile(join(folder, "writable"), "");
            rmSync(join(folder, "writable"));
        } catch (error) {
            throw new Error(`Cannot write the data folder ${folder}: ${(error as Error).message}`, {
                cause: error,
            });
        }
    }

    /** Names of the stores that the folder holds. */
    names(): string[] {
        const files = this.folder === undefined ? [] : readdirSync(this.folder);
        return files
            .filter((file) => file.endsWith(".json"))
            .map((file) => decodeURIComponent(file.slice(0, -".json".length)));
    }

    /**
     * A store, with what its file holds.
     *
     * @throws Error naming the file, where it holds no data store
     */
    open(name: string): DataStore {
        if (this.folder === undefined) {
            return new TableStore(emptyTable(), () => undefined);
        }
        const file = this.file(name);
        return new TableStore(readTables(file), (tables) => replaceFile(file, JSON.stringify(tables)));
    }

    /** Removes a store's file. */
    delete(name: string): void {
        if (this.folder !== undefined) {
            rmSync(this.file(name), { force: true });
        }
    }

    private file(name: string): string {
        return join(this.folder ?? "", `${encodeURIComponent(name)}.json`);
    }
}

/**
 * Values by table, or by table and key. A change is saved before it is acknowledged, and without waiting, so that
 * no other request comes between one that reads a user and its writing it.
 */
class TableStore implements DataStore {
    constructor(
        private readonly tables: Tables,
        private readonly save: (tables: Tables) => void,
    ) {}

    get<T>(_: Context, key: string | string[], fallback?: T): Promise<T> {
        const [table, name] = path(key);
        const value = name === undefined ? this.tables[table] : this.tables[table]?.[name];
        return Promise.resolve((value ?? fallback ?? null) as T);
    }

    getRoot<T>(): Promise<T> {
        return Promise.resolve(this.tables as T);
    }

    // eslint-disable-next-line @typescript-eslint/require-await -- what it throws becomes a rejection
    async set<T>(_: Context, key: string | string[], value: T): Promise<void> {
        const [table, name] = path(key);
        if (name === undefined) {
            this.tables[table] = value as Table;
        } else {
            (this.tables[table] ??= emptyTable())[name] = value;
        }
        this.save(this.tables);
    }

    // eslint-disable-next-line @typescript-eslint/require-await -- what it throws becomes a rejection
    async delete(_: Context, key: string | string[]): Promise<void> {
        const [table, name] = path(key);
        if (name === undefined) {
            delete this.tables[table];
        } else {
            delete this.tables[table]?.[name];
        }
        this.save(this.tables);
    }
}

function path(key: string | string[]): [table: string, name?: string] {
    return typeof key === "string" ? [key] : (key as [string, string]);
}

/** A table in which a user may be called "constructor". */
function emptyTable<T>(): Record<string, T> {
    return Object.create(null) as Record<string, T>;
}

function readTables(file: string): Tables {
    let text: string;
    try {
        text = readFileSync(file, "utf8");
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") {
            return emptyTable();
        }
        throw error;
    }
    try {
        const tables = JSON.parse(text, reviveDate) as Tables;
        return Object.assign(
            emptyTable<Table>(),
            Object.fromEntries(
                Object.entries(tables).map(([name, table]) => [name, Object.assign(emptyTable(), table)]),
            ),
        );
    } catch (error) {
        throw new Error(`Cannot read the data file ${file}: ${(error as Error).message}`, { cause: error });
    }
}

const dates = ["CreationDate", "LastModifiedDate", "UserCreateDate", "UserLastModifiedDate"];

function reviveDate(key: string, value: unknown): unknown {
    return typeof value === "string" && dates.includes(key) ? new Date(value) : value;
}

/** A kill leaves the old file or the new one, whole. Passwords are in it, so that only its owner may read it. */
function replaceFile(file: string, text: string): void {
    writeFileSync(`${file}.new`, text, { mode: 0o600 });
    renameSync(`${file}.new`, file);
}
