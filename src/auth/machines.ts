import { createHash } from "node:crypto";
import * as cognito from "@pulumi/aws/cognito";
import * as pulumi from "@pulumi/pulumi";
import type { MachineClient } from "../config/callers";
import type { RouteGroup } from "../routes";
import { resourceServerIdentifier, scopeOf } from "./scopes";

export interface MachinesArgs {
    readonly userPoolId: pulumi.Input<string>;
    readonly region: pulumi.Input<string>;
    /** The groups that the API has; each has a scope. */
    readonly routeGroups: readonly RouteGroup[];
    readonly machineClients: readonly MachineClient[];
    /** Minutes for which an access token is good. */
    readonly tokenValidityMinutes: pulumi.Input<number>;
}

/** What a machine signs in with. */
export interface ClientCredentials {
    /** Id of the app client, the user name of its token requests. */
    readonly clientId: string;
    /** Secret of the app client, their password. */
    readonly clientSecret: string;
}

/** Who calls with access tokens of its own: the API's scopes and, for each machine, an app client with some of them. */
export class Machines extends pulumi.ComponentResource {
    /** Where the clients get their tokens; undefined without any. */
    readonly tokenUrl?: pulumi.Output<string>;
    /** By configured name, a secret; undefined without any. */
    readonly machineClients?: pulumi.Output<Record<string, ClientCredentials>>;

    constructor(name: string, args: MachinesArgs, opts?: pulumi.ComponentResourceOptions) {
        super("kinesis-proxy:index:Machines", name, {}, opts);
        const child = { parent: this };
        const scopes = new cognito.ResourceServer(
            name,
            {
                userPoolId: args.userPoolId,
                identifier: resourceServerIdentifier,
                scopes: args.routeGroups.map((group) => ({
                    scopeName: group,
                    scopeDescription: `Call the ${group} routes`,
                })),
            },
            child,
        );
        if (args.machineClients.length > 0) {
            this.tokenUrl = createTokenEndpoint(name, args, child);
            const clients = args.machineClients.map((machine) => {
                const client = createClient(`${name}-${machine.name}`, machine, args, {
                    ...child,
                    // Cognito refuses a client whose scopes it does not know.
                    dependsOn: scopes,
                });
                return [machine.name, { clientId: client.id, clientSecret: client.clientSecret }] as const;
            });
            this.machineClients = pulumi.secret(Object.fromEntries(clients));
        }
        this.registerOutputs({ tokenUrl: this.tokenUrl, machineClients: this.machineClients });
    }
}

/** Cognito answers token requests at a domain, whose prefix nobody else in the region may have. */
function createTokenEndpoint(
    name: string,
    { userPoolId, region }: MachinesArgs,
    opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
    const { domain } = new cognito.UserPoolDomain(
        name,
        { userPoolId, domain: pulumi.output(userPoolId).apply(domainPrefix) },
        opts,
    );
    // AWS GovCloud (US) User Guide, Amazon Cognito: its endpoints are FIPS ones only.
    const auth = pulumi.output(region).apply((name) => (name.startsWith("us-gov-") ? "auth-fips" : "auth"));
    return pulumi.interpolate`https://${domain}.${auth}.${region}.amazoncognito.com/oauth2/token`;
}

/** Of the pool's id, which may hold `aws`, a word that Cognito refuses in a prefix; a hash in hex cannot. */
function domainPrefix(userPoolId: string): string {
    return `kp-${createHash("sha256").update(userPoolId).digest("hex").slice(0, 20)}`;
}

function createClient(
    name: string,
    { groups }: MachineClient,
    { userPoolId, tokenValidityMinutes }: MachinesArgs,
    opts: pulumi.CustomResourceOptions,
): cognito.UserPoolClient {
    return new cognito.UserPoolClient(
        name,
        {
            userPoolId,
            generateSecret: true,
            allowedOauthFlowsUserPoolClient: true,
            allowedOauthFlows: ["client_credentials"],
            allowedOauthScopes: groups.map(scopeOf),
            // The least that Cognito takes: left out, it lets users sign in by SRP.
            explicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
            enableTokenRevocation: true,
            preventUserExistenceErrors: "ENABLED",
            accessTokenValidity: tokenValidityMinutes,
            tokenValidityUnits: { accessToken: "minutes" },
        },
        opts,
    );
}
