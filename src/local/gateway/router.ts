import createRouter, { type HTTPMethod } from "find-my-way";
import type { MethodModel } from "./restApiModel";

/** The method that a request is for, and its path parameters, decoded. */
export interface Match<T> {
    readonly route: T;
    readonly pathParameters: Record<string, string>;
}

/** Finds the route of a verb and a path, undecoded and without the stage; undefined when there is none. */
export type Find<T> = (verb: string, path: string) => Match<T> | undefined;

/**
 * A router with API Gateway's rules: case counts, a trailing slash does not, and a fixed segment goes before
 * a `{parameter}`.
 *
 * @throws Error for a greedy `{parameter+}`, which is not supported.
 */
export function createMethodRouter<T extends { readonly model: MethodModel }>(routes: readonly T[]): Find<T> {
    const router = createRouter({ ignoreTrailingSlash: true, maxParamLength: 10_240 });
    for (const route of routes) {
        const { path, inputs } = route.model;
        const names: string[] = [];
        const pattern = path.replace(/\{([^}]+)\}/g, (_, name: string) => {
            if (name.endsWith("+")) {
                throw new Error(`Resource ${path}: a greedy path parameter is not supported.`);
            }
            // The router reads - and . in a name as separators.
            return `:p${names.push(name) - 1}`;
        });
        router.on(inputs.httpMethod as HTTPMethod, pattern, () => undefined, { route, names });
    }
    return (verb, path) => {
        const found = router.find(verb as HTTPMethod, path);
        if (found === null) {
            return undefined;
        }
        const { route, names } = found.store as { route: T; names: string[] };
        const pathParameters = Object.fromEntries(
            names.map((name, i) => [name, found.params[`p${i}`] ?? ""]),
        );
        return { route, pathParameters };
    };
}
