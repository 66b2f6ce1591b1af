import type { RootHookObject } from "mocha";

const unhandled: unknown[] = [];
process.on("unhandledRejection", (reason) => unhandled.push(reason));

/** An output whose `apply` throws rejects where nobody awaits it: that fails the test that was running. */
export const mochaHooks: RootHookObject = {
    async afterEach() {
        await new Promise((resolve) => setImmediate(resolve));
        const [reason] = unhandled.splice(0);
        if (reason !== undefined) {
            throw reason instanceof Error ? reason : new Error(JSON.stringify(reason));
        }
    },
};
