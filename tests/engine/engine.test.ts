import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "../support/command";
import { configurations } from "./configurations";
import { Engine, labelOf, type StateResource, type Steps, version } from "./engine";
import { Project } from "./project";

interface Exported {
    readonly deployment: { readonly resources: readonly StateResource[] };
}

/** A resource that hurts to lose, by its type's last part. */
const stateful = /^(?:UserPool|UserPoolClient|Stream|RestApi|Stage) /;

/** Whose id is the name that the provider makes. */
const namedByProvider = /:(?:Role|LogGroup|Topic)$/;

/** Inputs with the names of roles as they are without a provider, and without the hash of inputs with them in it. */
const withoutSuffix = (inputs: Readonly<Record<string, unknown>>) =>
    JSON.parse(
        JSON.stringify({ ...inputs, triggers: undefined }).replace(
            /integration-role-[0-9a-f]{7}/g,
            "integration-role",
        ),
    ) as unknown;

/** As the documentation has it: what was deployed before serves the routes of a former group as well. */
const withoutFormerRoutes = ["--replace", "**:Deployment::kinesis-proxy"];

const replaced = (steps: Steps) => steps.filter((step) => /replace|delete/.test(step));
const lost = (steps: Steps) =>
    replaced(steps)
        .filter((step) => stateful.test(step))
        .sort();

describe("Pulumi's engine, on the local run", function () {
    this.timeout(600_000);
    let project: Project;
    let engine: Engine;

    before(async () => {
        console.log(`    with the Pulumi CLI ${await version()}`);
        project = Project.copy();
        engine = await Engine.start(project);
    });
    beforeEach(() => project.resetConfiguration());
    after(async () => {
        await engine?.stop();
        project?.remove();
    });

    /** Whether the state is what there is, and nothing is half done. */
    const assertConsistent = async () => {
        const state = await engine.state();
        assert.deepEqual(
            state.filter((resource) => resource.pendingReplacement || resource.delete),
            [],
        );
        const steps = await engine.preview("--refresh");
        assert.deepEqual(replaced(steps), []);
    };

    const walk = async () => {
        const args = ["--port", new URL(engine.endpoint).port];
        const { exitCode, stdout, stderr } = await Command.start("walk", args, project.folder).ended;
        assert.equal(exitCode, 0, stdout + stderr);
    };

    const statusOf = async (method: string, path: string, headers: Record<string, string> = {}) => {
        const { invokeUrl } = await engine.outputs();
        const response = await fetch(invokeUrl + path, { method, headers });
        return { status: response.status, headers: response.headers, body: await response.text() };
    };

    it("previews all of the stack, and makes nothing", async () => {
        const steps = await engine.preview();
        const declared = await engine.synth();
        assert.deepEqual(
            steps.filter((step) => !step.endsWith(": create")),
            [],
        );
        assert.equal(steps.length, declared.length);
        assert.equal((await fetch(`${engine.endpoint}/v1/streams`)).status, 403);
    });

    it("makes what synth prints: types, names, parents, ids and inputs", async () => {
        await engine.up();
        const state = (await engine.state()).filter(({ type }) => !type.startsWith("pulumi:providers:"));
        const declared = await engine.synth();
        const made = new Map(state.map((resource) => [labelOf(resource.urn), resource]));
        assert.deepEqual([...made.keys()].sort(), declared.map(({ urn }) => labelOf(urn!)).sort());
        for (const { urn, id, parent, inputs } of declared) {
            const label = labelOf(urn!);
            const resource = made.get(label)!;
            assert.equal(resource.parent && labelOf(resource.parent), parent && labelOf(parent), label);
            if (resource.custom && !namedByProvider.test(resource.type)) {
                assert.equal(resource.id, id, label);
            }
            const { name, ...others } = resource.inputs ?? {};
            const kept = "name" in inputs ? { ...others, name } : others;
            assert.deepEqual(withoutSuffix(kept), withoutSuffix(inputs), label);
        }
    });

    it("serves it: the walk goes all the way", walk);

    it("finds nothing to do a second time, in the state or on the machine", async () => {
        assert.deepEqual(await engine.up(), []);
        assert.deepEqual(await engine.preview("--refresh"), []);
    });

    it("makes one deployment of a changed template, and serves it", async () => {
        const template = "src/api/templates/error.response.vtl";
        const text = readFileSync(join(project.folder, template), "utf8");
        project.edit(template, text, `${text}\n`);
        const steps = await engine.up();
        assert.deepEqual(steps.filter((step) => /^(?:Deployment|Stage) /.test(step)).sort(), [
            "Deployment kinesis-proxy: create-replacement",
            "Deployment kinesis-proxy: delete-replaced",
            "Deployment kinesis-proxy: replace",
            "Stage kinesis-proxy: update",
        ]);
        assert.deepEqual(
            replaced(steps).filter((step) => !step.startsWith("Deployment ")),
            [],
        );
        project.edit(template, `${text}\n`, text);
        await engine.up();
    });

    it("lets a browser of a changed origin in", async () => {
        project.configure({ corsOrigins: ["https://app.example.com"] });
        await engine.up();
        const { headers } = await statusOf("OPTIONS", "/streams", { Origin: "https://app.example.com" });
        assert.equal(headers.get("access-control-allow-origin"), "https://app.example.com");
        project.resetConfiguration();
        await engine.up();
        const again = await statusOf("OPTIONS", "/streams", { Origin: "https://app.example.com" });
        assert.equal(again.headers.get("access-control-allow-origin"), "*");
    });

    for (const { name, values, stream, loses } of configurations) {
        it(`goes to ${name}, and back again, and loses ${loses === undefined ? "nothing" : "what it says"}`, async () => {
            if (stream !== undefined) {
                await engine.service("Kinesis_20131202.CreateStream", { StreamName: stream, ShardCount: 1 });
            }
            project.configure(values);
            assert.deepEqual(lost(await engine.up()), loses?.there ?? []);
            assert.deepEqual(await engine.preview("--refresh"), []);
            project.resetConfiguration();
            assert.deepEqual(lost(await engine.up()), loses?.back ?? []);
            assert.deepEqual(await engine.preview("--refresh"), []);
            if ("routeGroups" in values) {
                await engine.up(...withoutFormerRoutes);
            }
            if (stream !== undefined) {
                await engine.service("Kinesis_20131202.DeleteStream", { StreamName: stream });
            }
        });
    }

    it("keeps the secrets of machine clients, tells them to nobody who does not ask, and lets them in", async () => {
        project.configure({ accessTokens: true, machinesOnly: true, machineClients: ["a:describe", "b"] });
        await engine.up();
        assert.equal((await engine.outputs()).machineClients, "[secret]");
        await walk();
        const shown = async () => {
            const { machineClients } = await engine.outputs("--show-secrets");
            return machineClients as unknown as Record<string, { clientSecret: string }>;
        };
        const { a, b } = await shown();
        project.configure({ machineClients: ["b:describe+produce", "c"] });
        assert.deepEqual(lost(await engine.up()), ["UserPoolClient kinesis-proxy-machines-a: delete"]);
        const after = await shown();
        assert.deepEqual(Object.keys(after).sort(), ["b", "c"]);
        assert.deepEqual(after.b, b);
        assert.ok(a && !JSON.stringify(after).includes(a.clientSecret));
        await walk();
        project.resetConfiguration();
        await engine.up();
    });

    it("gives a stream other shards, and keeps it", async () => {
        project.configure({ streamMode: "PROVISIONED", shardCount: 2 });
        await engine.up();
        project.configure({ shardCount: 4 });
        assert.deepEqual(await engine.up(), ["Stream kinesis-proxy-stream: update"]);
        assert.equal((await engine.stream("my-stream")).OpenShardCount, 4);
        project.configure({ shardCount: 9 });
        await assert.rejects(
            engine.up(),
            /InvalidArgumentException: UpdateShardCount cannot scale up over double/,
        );
        project.configure({ shardCount: 4 });
        assert.deepEqual(await engine.up(), []);
        project.resetConfiguration();
        await engine.up();
    });

    it("goes on serving a route whose group is taken out, until the documented command", async () => {
        project.configure({ routeGroups: ["describe"] });
        await engine.up();
        const put = () => statusOf("PUT", "/streams/my-stream/record");
        assert.deepEqual((await put()).status, 401);
        await engine.up(...withoutFormerRoutes);
        assert.deepEqual((await put()).status, 403);
        assert.match((await put()).body, /MISSING_AUTHENTICATION_TOKEN/);
        project.resetConfiguration();
        await engine.up();
        assert.deepEqual((await put()).status, 401);
    });

    it("renames what has an alias, and makes nothing anew", async () => {
        const component = "src/kinesisProxy.ts";
        const text = readFileSync(join(project.folder, component), "utf8");
        const start = text.indexOf("new IntegrationRole(");
        const call = text.slice(start, text.indexOf(");", start));
        const aliased = (name: string, alias: string) =>
            call
                .replace("-integration-role", name)
                .replace(/child,\s*$/, () => `{ ...child, aliases: [{ name: \`\${name}${alias}\` }] },`);
        const renamed = aliased("-caller", "-integration-role");
        project.edit(component, call, renamed);
        assert.deepEqual(replaced(await engine.up()), []);
        assert.ok((await engine.state()).some(({ urn }) => urn.endsWith("::kinesis-proxy-caller")));
        const back = aliased("-integration-role", "-caller");
        project.edit(component, renamed, back);
        assert.deepEqual(replaced(await engine.up()), []);
        project.edit(component, back, call);
    });

    it("stops at what cannot be made, keeps what was, and goes on when it is gone", async () => {
        const bad =
            'import * as sns from "@pulumi/aws/sns";\n' +
            'const topic = new sns.Topic("first");\n' +
            'const refused = new sns.TopicSubscription("refused", { topic: "arn:aws:sns:us-east-1:000000000000:none", protocol: "email", endpoint: "a@example.com" }, { dependsOn: topic });\n' +
            'new sns.Topic("last", {}, { dependsOn: refused });\n';
        const text = readFileSync(join(project.folder, "index.ts"), "utf8");
        project.edit("index.ts", text, bad + text);
        await assert.rejects(engine.up(), /NotFound: Topic does not exist/);
        const names = (await engine.state()).map(({ urn }) => urn.split("::").at(-1));
        assert.ok(names.includes("first") && !names.includes("refused") && !names.includes("last"));
        await assertConsistent();
        project.edit("index.ts", bad, "");
        assert.deepEqual(await engine.up(), ["Topic first: delete"]);
        await walk();
    });

    it("refuses to delete what is protected", async () => {
        project.configure({ protect: true });
        await engine.up();
        await assert.rejects(engine.pulumi("destroy", "--yes", "--skip-preview"), /protected/);
        assert.equal(
            (await engine.service("Kinesis_20131202.DescribeStreamSummary", { StreamName: "my-stream" }))
                .status,
            200,
        );
        project.resetConfiguration();
        await engine.up();
        await engine.up();
    });

    it("keeps secrets out of the state", async () => {
        const words = "not for the state";
        const secrets =
            'import * as sns from "@pulumi/aws/sns";\n' +
            'import * as cognito from "@pulumi/aws/cognito";\n' +
            'import { secret } from "@pulumi/pulumi";\n' +
            `const topic = new sns.Topic("told", { displayName: secret("${words}"), tags: { note: secret("${words}") } });\n` +
            "export const displayName = topic.displayName;\n" +
            'const pool = new cognito.UserPool("machines");\n' +
            'new cognito.UserPoolClient("machine", { userPoolId: pool.id, generateSecret: true });\n';
        const text = readFileSync(join(project.folder, "index.ts"), "utf8");
        project.edit("index.ts", text, secrets + text);
        await engine.up();
        const plain = JSON.parse(await engine.pulumi("stack", "export", "--show-secrets")) as Exported;
        const client = plain.deployment.resources.find(({ urn }) => urn.endsWith("::machine"))!;
        const { plaintext } = client.outputs!.clientSecret as { plaintext: string };
        const clientSecret = JSON.parse(plaintext) as string;
        const { body } = await engine.service("AWSCognitoIdentityProviderService.DescribeUserPoolClient", {
            UserPoolId: client.inputs!.userPoolId,
            ClientId: client.id,
        });
        assert.equal((body.UserPoolClient as { ClientSecret: string }).ClientSecret, clientSecret);
        // No SDK says of an imported client that its secret is one.
        await engine.pulumi(
            ...["import", "aws:cognito/userPoolClient:UserPoolClient", "imported"],
            ...[`${String(client.inputs!.userPoolId)}/${client.id}`, "--yes", "--generate-code=false"],
            "--protect=false",
        );
        await engine.pulumi("refresh", "--yes", "--skip-preview");
        const imported = (await engine.state()).find(({ urn }) => urn.endsWith("::imported"));
        assert.ok(imported?.outputs?.clientSecret);
        const kept = engine.stateOnDisk();
        assert.ok(kept.includes("::told"));
        assert.ok(!kept.includes(words), "the input's");
        assert.ok(!kept.includes(clientSecret), "the client's");
        project.edit("index.ts", secrets, "");
        await engine.up();
    });

    it("sees what others have changed, and sets it right", async () => {
        const { userPoolId: UserPoolId, userPoolClientId: ClientId } = await engine.outputs();
        const StreamName = "my-stream";
        const cognito = "AWSCognitoIdentityProviderService";
        for (const [target, input] of [
            ["Kinesis_20131202.IncreaseStreamRetentionPeriod", { StreamName, RetentionPeriodHours: 72 }],
            ["Kinesis_20131202.AddTagsToStream", { StreamName, Tags: { owner: "me" } }],
            [`${cognito}.UpdateUserPool`, { UserPoolId, AutoVerifiedAttributes: ["email"] }],
            [`${cognito}.UpdateUserPoolClient`, { UserPoolId, ClientId, ExplicitAuthFlows: [] }],
        ] as const) {
            assert.equal((await engine.service(target, input)).status, 200, target);
        }
        const drifted = [
            "Stream kinesis-proxy-stream: update",
            "UserPool kinesis-proxy-users: update",
            "UserPoolClient kinesis-proxy-users: update",
        ];
        assert.deepEqual(await engine.preview(), [], "nobody has looked yet");
        assert.deepEqual([...(await engine.preview("--refresh"))].sort(), drifted);
        await engine.pulumi("refresh", "--yes", "--skip-preview");
        assert.deepEqual([...(await engine.up())].sort(), drifted);
        assert.deepEqual(await engine.preview("--refresh"), []);
        assert.equal((await engine.stream(StreamName)).RetentionPeriodHours, 24);
        await walk();
    });

    it("sees what others have deleted, and makes it again", async () => {
        await engine.service("Kinesis_20131202.DeleteStream", { StreamName: "my-stream" });
        await engine.pulumi("refresh", "--yes", "--skip-preview");
        // What the stream's ARN goes into is not known before it is there.
        assert.deepEqual(
            (await engine.preview()).filter((step) => !step.endsWith(": update")),
            ["Stream kinesis-proxy-stream: create"],
        );
        await engine.up();
        await walk();
    });

    it("takes a stream over that somebody else has made", async () => {
        await engine.service("Kinesis_20131202.CreateStream", { StreamName: "theirs", ShardCount: 2 });
        await engine.pulumi(
            "import",
            "aws:kinesis/stream:Stream",
            "theirs",
            "theirs",
            "--yes",
            "--protect=false",
            "--generate-code=false",
        );
        const found = (await engine.state()).find(({ urn }) => urn.endsWith("::theirs"));
        assert.equal(found?.id, "arn:aws:kinesis:us-east-1:000000000000:stream/theirs");
        assert.equal(found?.inputs?.shardCount, 2);
    });

    it("destroys all of it", async () => {
        await engine.pulumi("destroy", "--yes", "--skip-preview");
        assert.deepEqual(await engine.state(), []);
        assert.equal((await fetch(`${engine.endpoint}/v1/streams`)).status, 403);
        const { body } = await engine.service("Kinesis_20131202.ListStreams", {});
        assert.deepEqual(body.StreamNames, []);
    });
});
