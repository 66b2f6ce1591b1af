import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Declaration } from "../../../src/local/declaration";
import { programFolder } from "../../../src/local/evaluation/programFolder";
import { Command } from "../../support/command";

/** As `pulumi package add` makes it: the type, the inputs, and that the component is made elsewhere. */
const sdk = `
import * as pulumi from "@pulumi/pulumi";
export class KinesisProxy extends pulumi.ComponentResource {
    declare readonly invokeUrl: pulumi.Output<string>;
    constructor(name: string, args: object, opts?: pulumi.ComponentResourceOptions) {
        super("kinesis-proxy:index:KinesisProxy", name, { ...args, invokeUrl: undefined }, opts, true);
    }
}
`;

const program = (
    module: string,
    args = `{ streamName: config.require("streamName"), retentionHours: 48 }`,
) => `
import { KinesisProxy } from ${JSON.stringify(module)};
import { Config, ComponentResource } from "@pulumi/pulumi";
const config = new Config();
const parent = new ComponentResource("theirs:index:Parent", "parent");
const door = new KinesisProxy("door", ${args}, { parent });
export const invokeUrl = door.invokeUrl;
`;

const theClass = join(programFolder, "src", "kinesisProxy");

describe("Another program", function () {
    const folder = mkdtempSync(join(tmpdir(), "theirs-"));
    const write = (file: string, text: string) => writeFileSync(join(folder, file), text);

    before(() => {
        mkdirSync(join(folder, "infra"));
        write("Pulumi.yaml", "name: theirs\nruntime: { name: nodejs }\nmain: infra\n");
        write("Pulumi.dev.yaml", "config:\n  aws:region: eu-west-1\n  theirs:streamName: orders\n");
        write("infra/sdk.ts", sdk);
    });
    after(() => rmSync(folder, { recursive: true }));

    const synth = async (text: string) => {
        write("infra/index.ts", text);
        const { stdout, stderr } = await Command.start("synth", ["--program", folder]).ended;
        return { stderr, declaration: stdout === "" ? [] : (JSON.parse(stdout) as Declaration) };
    };

    it("declares the same by the package's SDK and by the class itself", async () => {
        const { declaration } = await synth(program("./sdk"));
        assert.deepEqual(declaration, (await synth(program(theClass))).declaration);
        const made = declaration.map(({ urn, parent }) => [urn, parent]);
        assert.equal(new Set(made.map(([urn]) => urn)).size, 78);
        assert.deepEqual(made[2], [
            "urn:pulumi:dev::theirs::theirs:index:Parent$kinesis-proxy:index:KinesisProxy::door",
            "urn:pulumi:dev::theirs::pulumi:pulumi:Stack$theirs:index:Parent::parent",
        ]);
        const stream = declaration.find(({ type }) => type === "aws:kinesis/stream:Stream")!;
        assert.deepEqual(
            [stream.name, stream.inputs.name, stream.inputs.retentionPeriod],
            ["door-stream", "orders", 48],
        );
        assert.match(String(declaration[0]!.outputs!.invokeUrl), /^https:.*\.eu-west-1\.amazonaws\.com\/v1$/);
    });

    it("is served", async () => {
        write("infra/index.ts", program("./sdk"));
        const run = Command.start("local", ["--program", folder, "--json", "--port", "0"]);
        const { invokeUrl } = JSON.parse(await run.printed("\n")) as { invokeUrl: string };
        const { status } = await fetch(`${invokeUrl}/streams`);
        await run.kill("SIGTERM");
        assert.equal(status, 401);
    });

    it("is told of a wrong argument by its name", async () => {
        const wrong = /retentionHours is 5; it takes a whole number from 24 to 8760\./;
        const args = '{ streamName: "orders", retentionHours: 5 }';
        assert.match((await synth(program("./sdk", args))).stderr, wrong);
        assert.match((await synth(program(theClass, args))).stderr, wrong);
    });

    it("is in JavaScript or TypeScript", async () => {
        write("Pulumi.yaml", "name: theirs\nruntime: python\n");
        const { stderr } = await synth("");
        assert.match(
            stderr,
            /has the runtime python; here only nodejs is evaluated\. .* npm run local -- --pulumi/,
        );
    });
});
