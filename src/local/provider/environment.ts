import { pathToFileURL } from "node:url";
import { join } from "node:path";

/** Name of the stack that a run on this machine deploys. */
export const localStack = "local";

/** The variables with which the Pulumi CLI deploys to this machine, and touches no login of its user. */
export const variables = [
    "PULUMI_DEBUG_PROVIDERS",
    "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION",
    "PULUMI_HOME",
    "PULUMI_BACKEND_URL",
    "PULUMI_CONFIG_PASSPHRASE",
    "PULUMI_SKIP_UPDATE_CHECK",
] as const;

/** Their values, by name. */
export type Environment = Readonly<Record<(typeof variables)[number], string>>;

/**
 * @param providerPort port of 127.0.0.1 that the provider listens on
 * @param folder keeps the state of stacks, and what the CLI has for itself
 */
export function environmentOf(providerPort: number, folder: string): Environment {
    return {
        PULUMI_DEBUG_PROVIDERS: `aws:${providerPort},awsx:${providerPort}`,
        // The CLI would fetch the real providers all the same.
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        PULUMI_HOME: join(folder, "home"),
        PULUMI_BACKEND_URL: pathToFileURL(join(folder, "state")).href,
        // No secret of the local stack is worth one.
        PULUMI_CONFIG_PASSPHRASE: localStack,
        PULUMI_SKIP_UPDATE_CHECK: "true",
    };
}
