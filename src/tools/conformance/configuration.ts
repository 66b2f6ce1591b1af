import { programFolder } from "../../local/evaluation/programFolder";
import { readStackSettings } from "../../local/evaluation/stackConfig";

/** A stack's configuration by key without its namespace, as text. */
export type Configuration = Readonly<Record<string, string>>;

/** Keys that change what a client is answered, and tell nothing of whose stack it is but its origins. */
const answerKeys = ["streamMode", "shardCount", "retentionHours", "routeGroups", "corsOrigins"];

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
