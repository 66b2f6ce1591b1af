import { execFileSync } from "node:child_process";
import type { RunDescription, Served } from "../served";
import type { Target } from "./target";

/**
 * Machine clients' secrets included.
 *
 * @throws Error for a stack that the Pulumi CLI does not know, or without that CLI
 */
export function outputsOfStack(stack: string): Target {
    try {
        const outputs = execFileSync("pulumi", [
            "stack",
            "output",
            "--json",
            "--show-secrets",
            "--stack",
            stack,
        ]);
        return JSON.parse(outputs.toString("utf8")) as Target;
    } catch (error) {
        throw new Error(
            `The outputs of stack ${stack} cannot be read, which takes the Pulumi CLI: ${(error as Error).message}`,
        );
    }
}

/**
 * What the local run at an address tells of itself; undefined where none answers.
 *
 * @param origin such as `http://127.0.0.1:4566`
 * @throws Error for one that waits for Pulumi to deploy to it
 */
export async function outputsOfLocalRun(origin: string): Promise<Target | undefined> {
    const response = await fetch(`${origin}/_local`).catch(() => undefined);
    const description = (await response?.json().catch(() => undefined)) as
        Partial<RunDescription & Pick<Served, "environment">> | undefined;
    const { outputs, environment } = description ?? {};
    if (environment !== undefined && outputs?.invokeUrl === "") {
        throw new Error(`Nothing is deployed to the local run at ${origin} yet: \`pulumi up\` does it.`);
    }
    return outputs;
}
