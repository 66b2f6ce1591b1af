import assert from "node:assert/strict";
import { credentials, Server, ServerCredentials, type ServiceError } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { PluginAttach, type PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import {
    CheckRequest,
    type CheckResponse,
    ConfigureRequest,
    type ConfigureResponse,
    ConstructRequest,
    type ConstructResponse,
    CreateRequest,
    type CreateResponse,
    DiffRequest,
    DiffResponse,
    PropertyDiff,
} from "@pulumi/pulumi/proto/provider_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import {
    type RegisterResourceOutputsRequest,
    type RegisterResourceRequest,
    RegisterResourceResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import { dependencies } from "../../../package.json";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type ProviderServer, startProviderServer } from "../../../src/local/provider/server";
import { decode, encode, unknownValue } from "../../../src/local/provider/values";
import { ProviderBench, types } from "../../support/provider";

/** Methods of the provider that are called here. */
type Method = "attach" | "check" | "configure" | "construct" | "create" | "diff" | "getPluginInfo";

const stream = `aws:${types.stream}`;

describe("The provider, as Pulumi's engine calls it", () => {
    let server: ProviderServer;
    let client: ResourceProviderClient;
    let engine: Server;
    let enginePort: number;
    const printed: string[] = [];
    const registered: unknown[] = [];

    before(async () => {
        server = await startProviderServer((await ProviderBench.create()).provider);
        client = new ResourceProviderClient(`127.0.0.1:${server.port}`, credentials.createInsecure());
        engine = new Server();
        engine.addService(ResourceMonitorService, {
            registerResource: (
                { request }: { request: RegisterResourceRequest },
                callback: (error: null, response: RegisterResourceResponse) => void,
            ) => {
                registered.push([request.getType(), request.getParent(), decode(request.getObject())]);
                callback(null, new RegisterResourceResponse().setUrn("urn:of:it"));
            },
            registerResourceOutputs: (
                { request }: { request: RegisterResourceOutputsRequest },
                callback: (error: null, empty: Empty) => void,
            ) => {
                registered.push([request.getUrn(), decode(request.getOutputs())]);
                callback(null, new Empty());
            },
        });
        engine.addService(EngineService, {
            log: (call: { request: LogRequest }, callback: (error: null, empty: Empty) => void) => {
                printed.push(call.request.getMessage());
                callback(null, new Empty());
            },
        });
        enginePort = await new Promise<number>((resolve, reject) =>
            engine.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) =>
                error === null ? resolve(port) : reject(error),
            ),
        );
    });
    after(() => {
        client.close();
        server.close();
        engine.forceShutdown();
    });

    /** A call of a method, as a promise. */
    const call = <Response>(method: Method, request: unknown) =>
        new Promise<Response>((resolve, reject) => {
            const answered = (error: ServiceError | null, response: Response) =>
                error === null ? resolve(response) : reject(error);
            (client[method] as unknown as (request: unknown, callback: typeof answered) => unknown).call(
                client,
                request,
                answered,
            );
        });

    it("prints its first line in the terminal of the one who deploys", async () => {
        await call<Empty>("attach", new PluginAttach().setAddress(`127.0.0.1:${enginePort}`));
        const answer = await call<ConfigureResponse>("configure", new ConfigureRequest());
        assert.deepEqual(printed, [
            "This deploys to the local run on this machine, http://127.0.0.1:4566, and not to AWS.",
        ]);
        assert.equal(answer.getSupportspreview(), true);
    });

    it("answers the version of the program's SDK, which the engine asks for", async () => {
        assert.equal(
            (await call<PluginInfo>("getPluginInfo", new Empty())).getVersion(),
            dependencies["@pulumi/aws"],
        );
    });

    it("answers what is wrong with an input, as a failure of a property", async () => {
        const request = new CheckRequest()
            .setType(stream)
            .setName("it")
            .setNews(encode({ name: "it", shardCount: 1, retentionPeriod: 1 }));
        const failures = (await call<CheckResponse>("check", request)).getFailuresList();
        assert.deepEqual(
            failures.map((failure) => failure.toObject()),
            [
                {
                    property: "retentionPeriod",
                    reason: "expected retentionPeriod to be in the range (24 - 8760), got 1",
                },
            ],
        );
    });

    it("answers what replaces a resource", async () => {
        const request = new DiffRequest()
            .setType(stream)
            .setOldInputs(encode({ name: "it", retentionPeriod: 24 }))
            .setNews(encode({ name: "other", retentionPeriod: 48 }));
        const answer = await call<DiffResponse>("diff", request);
        assert.equal(answer.getChanges(), DiffResponse.DiffChanges.DIFF_SOME);
        assert.deepEqual(answer.getReplacesList(), ["name"]);
        const kinds: Record<string, PropertyDiff.Kind> = {};
        answer.getDetaileddiffMap().forEach((difference, path) => (kinds[path] = difference.getKind()));
        assert.deepEqual(kinds, {
            name: PropertyDiff.Kind.UPDATE_REPLACE,
            retentionPeriod: PropertyDiff.Kind.UPDATE,
        });
    });

    it("makes nothing in a preview", async () => {
        const request = new CreateRequest()
            .setType(stream)
            .setName("it")
            .setProperties(encode({ name: "previewed", shardCount: 1 }));
        const preview = await call<CreateResponse>("create", request.clone().setPreview(true));
        assert.equal(decode(preview.getProperties()).arn, unknownValue);
        const made = await call<CreateResponse>("create", request);
        assert.equal(decode(made.getProperties()).arn, made.getId());
    });

    it("answers AWS's error as the error of the call", async () => {
        const request = new CreateRequest()
            .setType(`aws:${types.userPoolClient}`)
            .setName("it")
            .setProperties(encode({ userPoolId: "us-east-1_none" }));
        await assert.rejects(call<CreateResponse>("create", request), {
            details: "ResourceNotFoundException: User pool us-east-1_none does not exist.",
        });
    });

    it("registers a component of awsx with what it answers, and nothing that it is made of", async () => {
        const request = new ConstructRequest()
            .setType("awsx:ec2:Vpc")
            .setName("it")
            .setParent("urn:of:parent")
            .setInputs(encode({ cidrBlock: "10.0.0.0/16" }))
            .setMonitorendpoint(`127.0.0.1:${enginePort}`);
        const answer = await call<ConstructResponse>("construct", request);
        assert.equal(answer.getUrn(), "urn:of:it");
        const outputs = decode(answer.getState());
        assert.match(String(outputs.vpcId), /^vpc-[0-9a-z]{17}$/);
        assert.deepEqual(registered, [
            ["awsx:ec2:Vpc", "urn:of:parent", { cidrBlock: "10.0.0.0/16" }],
            ["urn:of:it", outputs],
        ]);
    });

    it("refuses other components by name", async () => {
        const request = new ConstructRequest().setType("awsx:ecs:FargateService").setName("it");
        await assert.rejects(call<ConstructResponse>("construct", request), {
            details: "awsx:ecs:FargateService it: the local run does not serve resources of this type.",
        });
    });

    it("takes secrets where it makes components, and leaves others to the engine", async () => {
        for (const [name, accepts] of [
            ["awsx", true],
            ["aws", false],
        ] as const) {
            const request = new ConfigureRequest().setUrn(`urn:pulumi:local::p::pulumi:providers:${name}::d`);
            assert.equal((await call<ConfigureResponse>("configure", request)).getAcceptsecrets(), accepts);
        }
    });

    it("tells the engine that a client's secret is one", async () => {
        const create = async (type: string, inputs: object) => {
            const request = new CreateRequest().setType(`aws:${type}`).setName("it");
            return call<CreateResponse>("create", request.setProperties(encode(inputs as never)));
        };
        const pool = await create(types.userPool, { name: "pool" });
        const client = await create(types.userPoolClient, {
            name: "machine",
            userPoolId: pool.getId(),
            generateSecret: true,
        });
        const { clientSecret } = client.getProperties()!.toJavaScript() as Record<string, object>;
        assert.deepEqual(Object.keys(clientSecret!), ["4dabf18193072939515e22adb298388d", "value"]);
        assert.match(String(decode(client.getProperties()).clientSecret), /^[0-9a-z]{51}$/);
    });

    it("reads a secret in the clear", () => {
        const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "p" };
        assert.deepEqual(decode(encode({ password: secret, list: [secret] })), {
            password: "p",
            list: ["p"],
        });
    });
});
