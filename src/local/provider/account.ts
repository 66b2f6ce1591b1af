import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { LiveResource, LiveResources } from "../resources/typeRules";

interface Content {
    readonly resources: readonly LiveResource[];
    readonly generations: Readonly<Record<string, number>>;
}

/** What has been created and not been deleted: the AWS account, as far as the provider goes. */
export class Account implements LiveResources {
    private readonly resources: Map<string, LiveResource>;
    private readonly generations: Map<string, number>;

    /**
     * @param file keeps it between runs. Defaults to none: it is gone with the process.
     * @throws Error for a file that is none of its own
     */
    constructor(private readonly file?: string) {
        const { resources, generations } = readContent(file);
        this.resources = new Map(resources.map((resource) => [keyOf(resource.type, resource.id), resource]));
        this.generations = new Map(Object.entries(generations));
    }

    find(type: string, id: string): LiveResource | undefined {
        return this.resources.get(keyOf(type, id));
    }

    all(): readonly LiveResource[] {
        return [...this.resources.values()];
    }

    put(resource: LiveResource): void {
        this.resources.set(keyOf(resource.type, resource.id), resource);
        this.save();
    }

    remove(type: string, id: string): void {
        this.resources.delete(keyOf(type, id));
        this.save();
    }

    /**
     * Stands for a resource where its id is made. The first of a name has the one of a run without an engine; AWS gives
     * no id twice, so that each that comes after has another.
     */
    nextSeed(seed: string): string {
        const generation = (this.generations.get(seed) ?? 0) + 1;
        this.generations.set(seed, generation);
        return generation === 1 ? seed : `${seed} ${generation}`;
    }

    private save(): void {
        if (this.file !== undefined) {
            const content: Content = {
                resources: this.all(),
                generations: Object.fromEntries(this.generations),
            };
            writeFileSync(`${this.file}.new`, JSON.stringify(content));
            renameSync(`${this.file}.new`, this.file);
        }
    }
}

function keyOf(type: string, id: string): string {
    return `${type} ${id}`;
}

function readContent(file: string | undefined): Content {
    if (file === undefined || !existsSync(file)) {
        return { resources: [], generations: {} };
    }
    try {
        return JSON.parse(readFileSync(file, "utf8")) as Content;
    } catch (error) {
        throw new Error(`${file} cannot be read: ${(error as Error).message}`);
    }
}
