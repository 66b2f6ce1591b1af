import { programFolder } from "../../local/evaluation/programFolder";
import { readStackSettings } from "../../local/evaluation/stackConfig";
import type { GivenTokenName } from "./case";

/** A stack's configuration by key without its namespace, as text. */
export type Configuration = Readonly<Record<string, string>>;

/** Keys that change what a client is answered, and tell nothing of whose stack it is but its origins. */
const answerKeys = [
    ...["streamMode", "shardCount", "retentionHours", "routeGroups", "corsOrigins", "selfSignUp"],
    ...["accessTokens", "machinesOnly", "machineClients"],
    ...["stampRecords", "partitionKey"],
];

/** What of a stack's configuration a recording keeps: whoever holds a local run to it must serve the same. */
export function configurationOf(stack: string): Configuration {
    const { project, config } = readStackSettings(programFolder, stack);
    return Object.fromEntries(
        answerKeys.flatMap((key) => {
            const value = config[`${project}:${key}`];
            return value === undefined ? [] : [[key, value]];
        }),
    );
}

/** An origin that the configuration allows. */
export function allowedOrigin({ corsOrigins = '["*"]' }: Configuration): string {
    const [first] = JSON.parse(corsOrigins) as [string];
    return first === "*" ? "https://a.example" : first;
}

/** The token that opens the most routes. */
export function takenToken({ accessTokens, machinesOnly }: Configuration): GivenTokenName {
    return machinesOnly === "true"
        ? "{machine-token}"
        : accessTokens === "true"
          ? "{access-token}"
          : "{id-token}";
}
