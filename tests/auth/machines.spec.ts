import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { Registration } from "../../src/local/evaluation/evaluate";
import { declare, ofType, only } from "../support/declare";

const authorizer = "aws:apigateway/authorizer:Authorizer";
const client = "aws:cognito/userPoolClient:UserPoolClient";
const resourceServer = "aws:cognito/resourceServer:ResourceServer";
const domain = "aws:cognito/userPoolDomain:UserPoolDomain";

/** The scopes of each route's method, by the route's name. */
function scopesOf(stack: readonly Registration[]): Record<string, unknown> {
    const methods = ofType(stack, "aws:apigateway/method:Method");
    return Object.fromEntries(
        methods
            .filter(({ inputs }) => inputs.httpMethod !== "OPTIONS")
            .map(({ name, inputs }) => [name.replace("kinesis-proxy-", ""), inputs.authorizationScopes]),
    );
}

const user = "aws.cognito.signin.user.admin";

describe("Access tokens", () => {
    it("open a route by its group's scope, or as a user's", async () => {
        const stack = await declare({ accessTokens: true });
        assert.deepEqual(scopesOf(stack), {
            ListStreams: ["kinesis-proxy/describe", user],
            DescribeStream: ["kinesis-proxy/describe", user],
            PutRecord: ["kinesis-proxy/produce", user],
            PutRecords: ["kinesis-proxy/produce", user],
        });
        const machinesOnly = await declare({ accessTokens: true, machinesOnly: true });
        assert.deepEqual(scopesOf(machinesOnly), {
            ListStreams: ["kinesis-proxy/describe"],
            DescribeStream: ["kinesis-proxy/describe"],
            PutRecord: ["kinesis-proxy/produce"],
            PutRecords: ["kinesis-proxy/produce"],
        });
        assert.deepEqual(Object.values(scopesOf(await declare())), [
            undefined,
            undefined,
            undefined,
            undefined,
        ]);
    });

    it("have no audience for the authorizer to look at", async () => {
        const inputsOf = async (accessTokens: boolean) =>
            only(await declare({ accessTokens }), authorizer).inputs;
        assert.ok("identityValidationExpression" in (await inputsOf(false)));
        assert.ok(!("identityValidationExpression" in (await inputsOf(true))));
    });

    it("can have the scopes of the groups that there are", async () => {
        const stack = await declare({ accessTokens: true, routeGroups: ["produce"] });
        const { inputs } = only(stack, resourceServer);
        assert.equal(inputs.identifier, "kinesis-proxy");
        assert.equal(inputs.userPoolId, only(stack, "aws:cognito/userPool:UserPool").id);
        assert.deepEqual(
            (inputs.scopes as { scopeName: string }[]).map(({ scopeName }) => scopeName),
            ["produce"],
        );
        assert.deepEqual(ofType(stack, domain), []);
    });

    it("make another deployment, with each change of the scopes", async () => {
        const triggers = new Set<string>();
        for (const change of [{}, { accessTokens: true }, { accessTokens: true, machinesOnly: true }]) {
            const { inputs } = only(await declare(change), "aws:apigateway/deployment:Deployment");
            triggers.add(JSON.stringify(inputs.triggers));
        }
        assert.equal(triggers.size, 3);
    });
});

describe("Machine clients", () => {
    const change = { accessTokens: true, machineClients: ["sensors", "viewer:produce+describe"] };
    let stack: Registration[];
    before(async () => (stack = await declare(change)));

    it("have a secret and their groups' scopes, and sign no user in", () => {
        const machines = ofType(stack, client).filter(({ name }) => name !== "kinesis-proxy-users");
        const userPoolId = only(stack, "aws:cognito/userPool:UserPool").id;
        const expected = (...scopes: string[]) => ({
            userPoolId,
            generateSecret: true,
            allowedOauthFlowsUserPoolClient: true,
            allowedOauthFlows: ["client_credentials"],
            allowedOauthScopes: scopes,
            explicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
            enableTokenRevocation: true,
            preventUserExistenceErrors: "ENABLED",
            accessTokenValidity: 60,
            tokenValidityUnits: { accessToken: "minutes" },
        });
        assert.deepEqual(
            machines.map(({ name, inputs }) => [name, inputs]),
            [
                ["kinesis-proxy-machines-sensors", expected("kinesis-proxy/produce")],
                [
                    "kinesis-proxy-machines-viewer",
                    expected("kinesis-proxy/describe", "kinesis-proxy/produce"),
                ],
            ],
        );
    });

    it("wait for the scopes", () => {
        const { urn } = only(stack, resourceServer);
        for (const { name, dependencies } of ofType(stack, client)) {
            assert.equal(dependencies.includes(urn), name !== "kinesis-proxy-users", name);
        }
    });

    it("get their tokens at a domain that is made of the pool's id, and that may be named so", () => {
        const { id } = only(stack, "aws:cognito/userPool:UserPool");
        const { inputs } = only(stack, domain);
        assert.equal(inputs.domain, `kp-${createHash("sha256").update(id).digest("hex").slice(0, 20)}`);
        assert.match(String(inputs.domain), /^kp-[0-9a-f]{20}$/);
    });

    it("are outputs, by the names that were given", () => {
        const { tokenUrl, machineClients } = only(stack, "pulumi:pulumi:Stack").outputs!;
        assert.equal(
            tokenUrl,
            `https://${String(only(stack, domain).inputs.domain)}.auth.us-east-1.amazoncognito.com/oauth2/token`,
        );
        const created = ofType(stack, client).filter(({ name }) => name !== "kinesis-proxy-users");
        const credentials = created.map(({ name, id, outputs }) => [
            name.replace("kinesis-proxy-machines-", ""),
            { clientId: id, clientSecret: outputs!.clientSecret },
        ]);
        assert.deepEqual(machineClients, Object.fromEntries(credentials));
        assert.ok(created[0]!.outputs!.clientSecret);
    });

    it("in AWS GovCloud (US) get their tokens at its own endpoints", async () => {
        const { outputs } = only(
            await declare({ ...change, "aws:region": "us-gov-west-1" }),
            "pulumi:pulumi:Stack",
        );
        assert.match(
            String(outputs!.tokenUrl),
            /^https:\/\/kp-[0-9a-f]{20}\.auth-fips\.us-gov-west-1\.amazoncognito\.com\/oauth2\/token$/,
        );
    });

    it("write where no groups are said, as far as there is a group to write to", async () => {
        const groups = ["describe", "produce"];
        const sensors = ofType(
            await declare({ ...change, routeGroups: groups, machineClients: ["sensors"] }),
            client,
        ).find(({ name }) => name === "kinesis-proxy-machines-sensors")!;
        assert.deepEqual(sensors.inputs.allowedOauthScopes, ["kinesis-proxy/produce"]);
    });
});
