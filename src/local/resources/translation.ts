import type { ResourceState } from "./resourceType";

/** Ids, ARNs and addresses of a declaration, and those of this run that stand in their place. */
export class Translation {
    private readonly names = new Map<string, string>();
    private pattern?: RegExp;

    /** From now on, what a resource was declared with stands for what it has here. */
    learn(declared: Partial<ResourceState>, local: ResourceState): void {
        const { id = "", outputs = {} } = declared;
        this.add({ [id]: local.id });
        for (const [name, value] of Object.entries(outputs)) {
            if (typeof value === "string") {
                this.add({ [value]: local.outputs[name] });
            }
        }
    }

    /** Takes names, by the ones that were declared. */
    add(names: Readonly<Record<string, unknown>>): void {
        for (const [declared, local] of Object.entries(names)) {
            if (declared !== "" && typeof local === "string" && local !== declared) {
                this.names.set(declared, local);
                this.pattern = undefined;
            }
        }
    }

    /** A value with the names of this run in it, those in longer texts, such as a policy or a URL, included. */
    apply(value: unknown): unknown {
        if (typeof value === "string") {
            return this.names.size === 0
                ? value
                : value.replace(this.anyName(), (name) => this.names.get(name)!);
        }
        if (Array.isArray(value)) {
            return value.map((entry) => this.apply(entry));
        }
        if (typeof value === "object" && value !== null) {
            return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, this.apply(entry)]));
        }
        return value;
    }

    /** Whole names, the longest first: an ARN, before the id in it. */
    private anyName(): RegExp {
        const names = [...this.names.keys()].sort((a, b) => b.length - a.length);
        const escaped = names.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
        return (this.pattern ??= new RegExp(`(?<![\\w-])(?:${escaped.join("|")})(?![\\w-])`, "g"));
    }
}
