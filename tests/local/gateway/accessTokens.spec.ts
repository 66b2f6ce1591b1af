import assert from "node:assert/strict";
import type { LocalRun } from "../../../src/local/localRun";
import { clientToken } from "../../../src/local/walk/clientToken";
import { allRouteGroups, routes } from "../../../src/routes";
import { type CallService, serve, serviceAt, type Tokens, user } from "../../support/gateway";

/** Every group, and a client for each, with its scope alone. */
const change = {
    accessTokens: true,
    routeGroups: allRouteGroups,
    selfSignUp: false,
    machineClients: [
        ...allRouteGroups.map((group) => `${group}-only:${group}`),
        `all:${allRouteGroups.join("+")}`,
    ],
};

const cognito = (call: CallService, action: string, input: object) =>
    call(`AWSCognitoIdentityProviderService.${action}`, input);

/** Signs a user in whom an administrator has made. */
async function userTokens({ outputs }: LocalRun, Username: string = user.name): Promise<Tokens> {
    const { endpoint, userPoolId: UserPoolId, userPoolClientId: ClientId } = outputs;
    const call = serviceAt(endpoint);
    const { password: Password } = user;
    await cognito(call, "AdminCreateUser", { UserPoolId, Username, MessageAction: "SUPPRESS" });
    await cognito(call, "AdminSetUserPassword", { UserPoolId, Username, Password, Permanent: true });
    const { AuthenticationResult } = await cognito(call, "InitiateAuth", {
        ClientId,
        AuthFlow: "USER_PASSWORD_AUTH",
        AuthParameters: { USERNAME: Username, PASSWORD: Password },
    });
    return AuthenticationResult as Tokens;
}

/** A token of a machine client of the stack. */
function tokenOf({ outputs }: LocalRun, machine: string, scope?: string): Promise<string> {
    return clientToken(outputs.tokenUrl!, outputs.machineClients![machine]!, scope);
}

/** A token with the groups' names for scopes, of resource servers that somebody has made beside the stack's own. */
async function otherMachine(
    { outputs }: LocalRun,
    UserPoolId: string,
    servers: readonly string[],
): Promise<string> {
    const call = serviceAt(outputs.endpoint);
    for (const Identifier of servers) {
        const Scopes = allRouteGroups.map((ScopeName) => ({ ScopeName, ScopeDescription: "d" }));
        await cognito(call, "CreateResourceServer", { UserPoolId, Identifier, Name: "other", Scopes });
    }
    const { UserPoolClient } = await cognito(call, "CreateUserPoolClient", {
        UserPoolId,
        ClientName: "other",
        GenerateSecret: true,
        AllowedOAuthFlows: ["client_credentials"],
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthScopes: servers.flatMap((name) => allRouteGroups.map((group) => `${name}/${group}`)),
    });
    const { ClientId: clientId, ClientSecret: clientSecret } = UserPoolClient as Record<string, string>;
    return clientToken(outputs.tokenUrl!, { clientId: clientId!, clientSecret: clientSecret! });
}

/** The groups whose routes, all of them, a token opens; those that it opens in part are marked. */
async function opens({ outputs }: LocalRun, token: string): Promise<string[]> {
    const opened = new Map<string, boolean[]>();
    for (const { group, method, path } of routes) {
        // A stream that the API may not touch: whoever is let in does no harm.
        const url = outputs.invokeUrl + path.replace("{stream-name}", "another");
        const response = await fetch(url, { method, headers: { Authorization: token } });
        const { code } = (await response.json()) as { code?: string };
        assert.notEqual(code, "MISSING_AUTHENTICATION_TOKEN");
        assert.equal(response.status === 401, code === "UNAUTHORIZED");
        opened.set(group, [...(opened.get(group) ?? []), response.status !== 401]);
    }
    return [...opened].flatMap(([group, each]) =>
        each.every(Boolean) ? [group] : each.some(Boolean) ? [`${group} in part`] : [],
    );
}

describe("An API that takes access tokens", () => {
    let now = Date.UTC(2031, 0, 2);
    let run: LocalRun;
    let call: CallService;
    before(async () => {
        run = await serve(change, { clock: { now: () => now } });
        call = serviceAt(run.outputs.endpoint);
    });
    after(() => run.close());

    for (const group of allRouteGroups) {
        it(`opens the ${group} routes, and no others, to a machine with their scope`, async () => {
            assert.deepEqual(await opens(run, await tokenOf(run, `${group}-only`)), [group]);
        });
    }

    it("opens every route to a machine with all scopes, and some to its token with some", async () => {
        assert.deepEqual(await opens(run, await tokenOf(run, "all")), allRouteGroups);
        const some = await tokenOf(run, "all", "kinesis-proxy/describe");
        assert.deepEqual(await opens(run, some), ["describe"]);
    });

    it("opens every route to a user's access token, and none to the other tokens of that user", async () => {
        const { AccessToken, IdToken, RefreshToken } = await userTokens(run);
        assert.deepEqual(await opens(run, AccessToken), allRouteGroups);
        assert.deepEqual(await opens(run, `Bearer ${AccessToken}`), allRouteGroups);
        assert.deepEqual(await opens(run, IdToken), []);
        assert.deepEqual(await opens(run, RefreshToken), []);
    });

    it("opens none to the scopes of another resource server, by any name", async () => {
        const names = ["other", "kinesis-proxy-2", "kinesis-proxy/produce"];
        const token = await otherMachine(run, run.outputs.userPoolId, names);
        assert.deepEqual(await opens(run, token), []);
    });

    it("looks at signature and expiry alone: the client may be deleted, the user deleted or disabled", async () => {
        const { userPoolId: UserPoolId } = run.outputs;
        const { clientId: ClientId } = run.outputs.machineClients!["describe-only"]!;
        const token = await tokenOf(run, "describe-only");
        await cognito(call, "DeleteUserPoolClient", { UserPoolId, ClientId });
        assert.deepEqual(await opens(run, token), ["describe"]);
        await assert.rejects(
            tokenOf(run, "describe-only"),
            /answers with 400: \{"error":"invalid_client"\}$/,
        );

        const deleted = await userTokens(run, "deleted@example.com");
        await cognito(call, "AdminDeleteUser", { UserPoolId, Username: "deleted@example.com" });
        assert.deepEqual(await opens(run, deleted.AccessToken), allRouteGroups);
        const disabled = await userTokens(run, "disabled@example.com");
        await cognito(call, "AdminDisableUser", { UserPoolId, Username: "disabled@example.com" });
        assert.deepEqual(await opens(run, disabled.AccessToken), allRouteGroups);
    });

    it("lets nobody sign in through a machine client", async () => {
        const { clientId: ClientId } = run.outputs.machineClients!.all!;
        await assert.rejects(
            cognito(call, "InitiateAuth", {
                ClientId,
                AuthFlow: "USER_PASSWORD_AUTH",
                AuthParameters: { USERNAME: user.name, PASSWORD: user.password },
            }),
            /USER_PASSWORD_AUTH flow not enabled for this client/,
        );
    });

    it("opens none to a token that has expired", async () => {
        const token = await tokenOf(run, "all");
        now += 60 * 60_000 - 1000;
        assert.deepEqual(await opens(run, token), allRouteGroups);
        now += 1000;
        assert.deepEqual(await opens(run, token), []);
        assert.deepEqual(await opens(run, await tokenOf(run, "all")), allRouteGroups);
    });
});

describe("An API that takes machines' access tokens alone", () => {
    let run: LocalRun;
    before(async () => (run = await serve({ ...change, machinesOnly: true })));
    after(() => run.close());

    it("opens none to a user's, and every route to a machine's", async () => {
        const { AccessToken, IdToken } = await userTokens(run);
        assert.deepEqual(await opens(run, AccessToken), []);
        assert.deepEqual(await opens(run, IdToken), []);
        assert.deepEqual(await opens(run, await tokenOf(run, "all")), allRouteGroups);
    });

    it("opens none to a machine of another pool, whose scopes have the same names", async () => {
        const call = serviceAt(run.outputs.endpoint);
        const { UserPool } = await cognito(call, "CreateUserPool", { PoolName: "other" });
        const { Id: UserPoolId } = UserPool as { Id: string };
        await cognito(call, "CreateUserPoolDomain", { UserPoolId, Domain: "other" });
        const token = await otherMachine(run, UserPoolId, ["kinesis-proxy"]);
        assert.deepEqual(await opens(run, token), []);
    });
});
