import assert from "node:assert/strict";
import type { Properties } from "../../../src/local/declaration";
import { inputsNow } from "../../../src/local/provider/drift";
import { ProviderBench, types } from "../../support/provider";

const password = { minimumLength: 12, requireNumbers: true };

/** What somebody does by way of AWS's API, and what is then read of the resource's inputs. */
interface Drift {
    readonly action: string;
    readonly request: Properties;
    /** Inputs that are read otherwise than they were applied; undefined for one that is gone. */
    readonly seen: Properties;
}

const stream = {
    inputs: {
        name: "orders",
        streamModeDetails: { streamMode: "PROVISIONED" },
        shardCount: 2,
        encryptionType: "KMS",
        kmsKeyId: "alias/aws/kinesis",
        tags: { team: "orders" },
    },
    drifts: [
        {
            action: "IncreaseStreamRetentionPeriod",
            request: { RetentionPeriodHours: 48 },
            seen: { retentionPeriod: 48 },
        },
        {
            action: "UpdateShardCount",
            request: { TargetShardCount: 4, ScalingType: "UNIFORM_SCALING" },
            seen: { shardCount: 4 },
        },
        {
            action: "SplitShard",
            request: { ShardToSplit: "shardId-000000000000", NewStartingHashKey: "1000" },
            seen: { shardCount: 3 },
        },
        {
            action: "UpdateStreamMode",
            request: { StreamModeDetails: { StreamMode: "ON_DEMAND" } },
            seen: { streamModeDetails: { streamMode: "ON_DEMAND" }, shardCount: undefined },
        },
        {
            action: "StopStreamEncryption",
            request: { EncryptionType: "KMS", KeyId: "alias/aws/kinesis" },
            seen: { encryptionType: "NONE", kmsKeyId: undefined },
        },
        {
            action: "StartStreamEncryption",
            request: { EncryptionType: "KMS", KeyId: "alias/records" },
            seen: { kmsKeyId: "alias/records" },
        },
        {
            action: "AddTagsToStream",
            request: { Tags: { owner: "me" } },
            seen: { tags: { team: "orders", owner: "me" } },
        },
        { action: "RemoveTagsFromStream", request: { TagKeys: ["team"] }, seen: { tags: undefined } },
    ] satisfies Drift[],
};

const pool = {
    inputs: { passwordPolicy: password, autoVerifiedAttributes: ["email"] },
    drifts: [
        {
            action: "UpdateUserPool",
            request: { AutoVerifiedAttributes: ["email"] },
            seen: { passwordPolicy: { minimumLength: 8, requireNumbers: false } },
        },
        {
            action: "UpdateUserPool",
            request: {
                AutoVerifiedAttributes: ["email"],
                Policies: {
                    PasswordPolicy: { MinimumLength: 12, RequireNumbers: true, RequireSymbols: true },
                },
                AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
                DeletionProtection: "ACTIVE",
                UserPoolTags: { team: "orders" },
            },
            seen: {
                passwordPolicy: { ...password, requireSymbols: true },
                deletionProtection: "ACTIVE",
                tags: { team: "orders" },
            },
        },
        {
            action: "SetUserPoolMfaConfig",
            request: { SoftwareTokenMfaConfiguration: { Enabled: true }, MfaConfiguration: "ON" },
            seen: { mfaConfiguration: "ON", softwareTokenMfaConfiguration: { enabled: true } },
        },
    ] satisfies Drift[],
};

const client = {
    inputs: { explicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"], idTokenValidity: 2 },
    drifts: [
        {
            action: "UpdateUserPoolClient",
            request: { ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH"], IdTokenValidity: 2 },
            seen: { explicitAuthFlows: ["ALLOW_USER_SRP_AUTH"] },
        },
        {
            action: "UpdateUserPoolClient",
            request: { RefreshTokenValidity: 7, ClientName: "other", EnableTokenRevocation: false },
            seen: {
                name: "other",
                explicitAuthFlows: undefined,
                idTokenValidity: undefined,
            },
        },
    ] satisfies Drift[],
};

const server = { identifier: "api", name: "api", scopes: [{ scopeName: "get", scopeDescription: "Get" }] };

describe("The provider sees what others have changed, and sets it right", () => {
    let bench: ProviderBench;
    beforeEach(async () => (bench = await ProviderBench.create()));

    const call = async (service: "kinesis" | "cognito", action: string, request: Properties) => {
        const { status, body } = await bench.services[service].call(action, JSON.stringify(request));
        assert.equal(status, 200, body);
    };

    /** Makes a resource, lets it drift, reads it, updates it to what is declared and reads it again. */
    const assertSeen = async (
        service: "kinesis" | "cognito",
        type: string,
        inputs: Properties,
        { action, request, seen }: Drift,
    ) => {
        const resource = { type: `aws:${type}`, name: "it" };
        const { inputs: declared } = bench.check(resource, {}, inputs);
        const { id } = await bench.provider.create(resource, declared);
        const read = async (olds: Properties) => (await bench.provider.read(resource, id, olds))?.inputs;
        assert.deepEqual(await read(declared), declared, "nothing has changed yet");
        await call(service, action, { ...identityOf(type, id, declared), ...request });
        const found = (await read(declared))!;
        const expected = Object.entries({ ...declared, ...seen }).filter(([, value]) => value !== undefined);
        assert.deepEqual(found, Object.fromEntries(expected));
        await bench.provider.update(resource.type, id, found, declared);
        assert.deepEqual(await read(declared), declared, "it is as declared again");
    };

    const identityOf = (type: string, id: string, { name, userPoolId }: Properties): Properties => {
        switch (type) {
            case types.stream:
                return { StreamName: name };
            case types.userPool:
                return { UserPoolId: id };
            default:
                return { UserPoolId: userPoolId, ClientId: id };
        }
    };

    for (const drift of stream.drifts) {
        it(`a stream, by ${drift.action}`, async () => {
            const { request } = drift;
            const byArn = drift.action === "UpdateStreamMode" && {
                StreamARN: "arn:aws:kinesis:us-east-1:000000000000:stream/orders",
                StreamName: undefined,
            };
            await assertSeen("kinesis", types.stream, stream.inputs, {
                ...drift,
                request: { ...request, ...byArn },
            });
        });
    }

    for (const drift of pool.drifts) {
        it(`a user pool, by ${drift.action}: ${Object.keys(drift.seen).join(", ")}`, () =>
            assertSeen("cognito", types.userPool, pool.inputs, drift));
    }

    for (const drift of client.drifts) {
        it(`an app client, by ${drift.action}: ${Object.keys(drift.seen).join(", ")}`, async () => {
            const { id: userPoolId } = await bench.create(types.userPool, {}, "pool");
            await assertSeen("cognito", types.userPoolClient, { ...client.inputs, userPoolId }, drift);
        });
    }

    it("scopes of a resource server", async () => {
        const { id: userPoolId } = await bench.create(types.userPool, {}, "pool");
        const changed = [{ ScopeName: "put", ScopeDescription: "Put" }];
        await assertSeen(
            "cognito",
            "cognito/resourceServer:ResourceServer",
            { ...server, userPoolId },
            {
                action: "UpdateResourceServer",
                request: {
                    ...{ UserPoolId: userPoolId, ClientId: undefined },
                    ...{ Identifier: "api", Name: "api", Scopes: changed },
                },
                seen: { scopes: [{ scopeName: "put", scopeDescription: "Put" }] },
            },
        );
    });

    const gone = async (type: string, inputs: Properties, action: string, request: Properties) => {
        const resource = { type: `aws:${type}`, name: "it" };
        const { id } = await bench.create(type, inputs);
        assert.equal((await bench.provider.read(resource, id, inputs))?.id, id);
        await call("cognito", action, { ...request, ...(action.endsWith("Client") && { ClientId: id }) });
        await assert.rejects(bench.provider.update(resource.type, id, inputs, inputs), {
            message: `aws:${type} ${id} is not in this run. To take it off the stack: pulumi refresh`,
        });
        assert.equal(await bench.provider.read(resource, id, inputs), undefined);
    };

    it("that an app client, a resource server and a domain are gone", async () => {
        const { id: UserPoolId } = await bench.create(types.userPool, {}, "pool");
        const userPoolId = UserPoolId;
        await gone(types.userPoolClient, { userPoolId }, "DeleteUserPoolClient", { UserPoolId });
        await gone(
            "cognito/resourceServer:ResourceServer",
            { ...server, userPoolId },
            "DeleteResourceServer",
            { UserPoolId, Identifier: "api" },
        );
        await gone(
            "cognito/userPoolDomain:UserPoolDomain",
            { domain: "orders", userPoolId },
            "DeleteUserPoolDomain",
            { UserPoolId, Domain: "orders" },
        );
    });

    it("reads a client that somebody else has made, by its pool and its id, with its secret", async () => {
        const { id: UserPoolId } = await bench.create(types.userPool, {}, "pool");
        const { body } = await bench.services.cognito.call(
            "CreateUserPoolClient",
            JSON.stringify({ UserPoolId, ClientName: "theirs", GenerateSecret: true }),
        );
        const { UserPoolClient } = JSON.parse(body) as { UserPoolClient: Record<string, string> };
        const { ClientId, ClientSecret } = UserPoolClient;
        const found = await bench.provider.read(
            { type: `aws:${types.userPoolClient}`, name: "it" },
            `${UserPoolId}/${ClientId}`,
            {},
        );
        assert.equal(found?.id, ClientId);
        assert.equal(found?.outputs.clientSecret, ClientSecret);
        assert.equal(found?.inputs.userPoolId, UserPoolId);
    });

    it("that a stream of that name is there already, and refuses to make it", async () => {
        await call("kinesis", "CreateStream", { StreamName: "orders", ShardCount: 1 });
        await assert.rejects(bench.create(types.stream, { name: "orders", shardCount: 1 }), {
            message: "ResourceInUseException: Stream orders under account 000000000000 already exists.",
        });
    });
});

describe("What is read of a resource's inputs", () => {
    const defaults = { retention: 24, policy: { length: 8, symbols: false } };
    const cases: [what: string, known: Properties, found: Properties, now: Properties][] = [
        ["a default that is not declared is no drift", {}, { retention: 24 }, {}],
        ["what is no default is", {}, { retention: 48 }, { retention: 48 }],
        ["a declared default stays", { retention: 24 }, { retention: 24 }, { retention: 24 }],
        ["what cannot be seen stays", { secret: true }, { retention: 24 }, { secret: true }],
        ["what has no value any more goes", { key: "k" }, { key: undefined }, {}],
        ["an empty list is none", { tags: {} }, { tags: undefined }, { tags: {} }],
        ["and the other way about", {}, { tags: {} }, {}],
        [
            "the same holds of fields",
            { policy: { length: 12 } },
            { policy: { length: 12, symbols: false } },
            { policy: { length: 12 } },
        ],
        [
            "and one that is no default is drift",
            { policy: { length: 12 } },
            { policy: { length: 12, symbols: true } },
            { policy: { length: 12, symbols: true } },
        ],
        ["nor is what AWS fills where nothing is declared", {}, { filled: 1 }, {}],
        ["though it is where something is", { filled: 1 }, { filled: 2 }, { filled: 2 }],
        ["fields of their defaults alone are none", {}, { policy: { length: 8, symbols: false } }, {}],
    ];
    for (const [what, known, found, now] of cases) {
        it(what, () => assert.deepEqual(inputsNow(known, found, { defaults, computed: ["filled"] }), now));
    }
});
