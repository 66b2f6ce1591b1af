import Module from "node:module";
import { join, resolve } from "node:path";
import { readProjectFile } from "./stackConfig";

/**
 * A program in another folder: runs its entry point, and answers with what it exports. It takes this evaluation's copy of
 * Pulumi's SDK, whose state a copy of its own would know nothing of.
 *
 * @throws Error for a program in another language
 */
export function otherProgram(folder: string): () => Promise<unknown> {
    const { runtime, main = "" } = readProjectFile(folder);
    const language = typeof runtime === "string" ? runtime : runtime?.name;
    if (language !== "nodejs") {
        throw new Error(
            `The program in ${folder} has the runtime ${language}; here only nodejs is evaluated. ` +
                "Any other is deployed with Pulumi's CLI: npm run local -- --pulumi",
        );
    }
    shareSdk();
    // eslint-disable-next-line @typescript-eslint/require-await, @typescript-eslint/no-require-imports -- what it throws must be a rejection
    return async () => require(join(resolve(folder), main)) as unknown;
}

type Resolve = (request: string, ...others: unknown[]) => string;

function shareSdk(): void {
    const loader = Module as unknown as { _resolveFilename: Resolve };
    const original = loader._resolveFilename;
    loader._resolveFilename = (request, ...others) =>
        /^@pulumi\/pulumi(\/|$)/.test(request)
            ? original(request, module, ...others.slice(1))
            : original(request, ...others);
}
