/** One API Gateway resource: a path and its last segment below its parent's. */
export interface ResourceNode {
    readonly path: string;
    readonly pathPart: string;
    /** Path of the parent, undefined below the root. */
    readonly parent?: string;
}

/** The resources that paths need, parents first, each once. */
export function resourceTree(paths: readonly string[]): ResourceNode[] {
    const nodes = new Map<string, ResourceNode>();
    for (const path of paths) {
        const segments = path.split("/").slice(1);
        segments.forEach((pathPart, depth) => {
            const parent = depth === 0 ? undefined : `/${segments.slice(0, depth).join("/")}`;
            const own = `${parent ?? ""}/${pathPart}`;
            nodes.set(own, nodes.get(own) ?? { path: own, pathPart, parent });
        });
    }
    return [...nodes.values()];
}

/** A logical name from a path: `/streams/{stream-name}/record` is `streams-stream-name-record`. */
export function pathName(path: string): string {
    return path.replace(/[{}]/g, "").split("/").filter(Boolean).join("-");
}
