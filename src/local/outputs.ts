import type { Declaration, Properties } from "./declaration";
import { integration } from "./resources/apigateway/integration";
import { stage } from "./resources/apigateway/stage";
import { userPool } from "./resources/cognito/userPool";
import { userPoolClient } from "./resources/cognito/userPoolClient";
import { type CreatedResource, type LocalStack, ofType, stackOf } from "./resources/createAll";
import { stream } from "./resources/kinesis/stream";

/**
 * The stack's outputs, with the ids and the addresses of this run, and the address for the AWS CLI and SDKs. Whatever
 * else a stack has for outputs is there, too.
 */
export interface LocalOutputs {
    readonly userPoolId: string;
    readonly userPoolClientId: string;
    readonly invokeUrl: string;
    readonly streamName: string;
    readonly streamArn: string;
    readonly region: string;
    /** Where machine clients get their tokens. */
    readonly tokenUrl?: string;
    /** Machine clients by name. */
    readonly machineClients?: Readonly<Record<string, ClientCredentials>>;
    /** The stack's own page. */
    readonly readme?: string;
    readonly endpoint: string;
}

/** What a machine signs in with. */
export interface ClientCredentials {
    readonly clientId: string;
    readonly clientSecret: string;
}

/** Those that each stack of the program has, in the order in which they are told. */
const names = ["userPoolId", "userPoolClientId", "invokeUrl", "streamName", "streamArn", "region"] as const;

/** A file written by hand may have no outputs: then they are of the first resource of each kind, empty for none. */
export function describeOutputs({ resources, outputs }: LocalStack, endpoint: string): LocalOutputs {
    const told = outputs ?? outputsOfFirst(resources, endpoint);
    const first = Object.fromEntries(names.flatMap((name) => (name in told ? [[name, told[name]]] : [])));
    return { ...first, ...told, endpoint } as LocalOutputs;
}

/** The region that the stack says it is in; without it the one that its integrations call, us-east-1 for none. */
export function regionOf(declaration: Declaration): string {
    const { region } = stackOf(declaration)?.outputs ?? {};
    const uris = declaration.filter(({ type }) => type === integration.token).map(({ inputs }) => inputs.uri);
    const called = uris.map((uri) => /:apigateway:([a-z0-9-]+):/.exec(String(uri))?.[1]);
    return typeof region === "string" ? region : (called.find((name) => name !== undefined) ?? "us-east-1");
}

function outputsOfFirst(resources: readonly CreatedResource[], endpoint: string): Properties {
    const { arn: streamArn = "" } = (ofType(resources, stream)[0]?.outputs ?? {}) as { arn?: string };
    const clients = ofType(resources, userPoolClient);
    const machines = clients.filter(({ inputs }) => inputs.allowedOauthFlows?.includes("client_credentials"));
    return {
        userPoolId: ofType(resources, userPool)[0]?.id ?? "",
        userPoolClientId: clients.find((client) => !machines.includes(client))?.id ?? "",
        invokeUrl: ofType(resources, stage)[0]?.outputs.invokeUrl ?? "",
        streamName: streamArn.slice(streamArn.lastIndexOf("/") + 1),
        streamArn,
        region: streamArn.split(":")[3] ?? "",
        ...(machines.length > 0 && {
            tokenUrl: `${endpoint}/oauth2/token`,
            machineClients: credentialsOf(machines),
        }),
    };
}

/** By the resources' names. */
function credentialsOf(clients: readonly CreatedResource<unknown>[]): Record<string, ClientCredentials> {
    return Object.fromEntries(
        clients.map(({ name, id, outputs }) => [
            name,
            { clientId: id, clientSecret: String(outputs.clientSecret) },
        ]),
    );
}
