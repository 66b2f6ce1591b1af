import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startLocalRun } from "../../../src/local/localRun";
import type { Declaration } from "../../../src/local/declaration";
import { readDeclaration } from "../../../src/local/evaluation/readDeclaration";
import { walkThrough } from "../../../src/local/walk/walkThrough";
import { Command, isListening } from "../../support/command";
import { handWritten } from "./handWritten";

let folder: string;
before(() => (folder = mkdtempSync(join(tmpdir(), "declaration-"))));
after(() => rmSync(folder, { recursive: true }));

function file(text: string): string {
    const path = join(folder, "declaration.json");
    writeFileSync(path, text);
    return path;
}

describe("npm run synth", () => {
    let printed: string;
    before(async () => {
        const commands = [1, 2].map(() => Command.start("synth", []));
        const [first, second] = await Promise.all(commands.map(({ ended }) => ended));
        assert.deepEqual([first!.exitCode, first!.stderr], [0, ""]);
        assert.deepEqual(second, first);
        printed = first!.stdout;
    });

    it("prints a JSON array with the same keys in every entry, the same each time", () => {
        const entries = JSON.parse(printed) as Record<string, unknown>[];
        assert.ok(entries.length > 50);
        for (const { type, ...others } of entries) {
            const keys = ["urn", "name", "parent", "id", "inputs", "outputs"];
            const expected = type === "pulumi:pulumi:Stack" ? keys.filter((key) => key !== "parent") : keys;
            assert.deepEqual(Object.keys(others), expected, String(type));
        }
    });

    it("prints what a local run serves", async () => {
        const run = await startLocalRun({ declaration: readDeclaration(file(printed)), port: 0 });
        try {
            await walkThrough(run.outputs, () => undefined);
        } finally {
            await run.close();
        }
    });

    it("says what is wrong in one line, and ends with exit code 1, or 2 for an option", async () => {
        const [unknownStack, unknownOption] = await Promise.all(
            [["--stack", "nope"], ["--json"]].map((args) => Command.start("synth", args).ended),
        );
        assert.deepEqual([unknownStack!.exitCode, unknownStack!.stdout], [1, ""]);
        assert.match(
            unknownStack!.stderr,
            /^There is no stack "nope": Pulumi\.nope\.yaml does not exist\. Stacks here: .*\n$/,
        );
        assert.deepEqual([unknownOption!.exitCode, unknownOption!.stdout], [2, ""]);
        assert.equal(unknownOption!.stderr, "error: unknown option '--json'\n");
    });
});

describe("A declaration in a file", () => {
    const refused: readonly [what: string, text: string, message: (path: string) => string | RegExp][] = [
        ["no JSON", "a: 1\nb: 2\n", (path) => new RegExp(`^The declaration ${path} cannot be read: .*JSON$`)],
        ["no array", "{}", (path) => `The declaration ${path} is no JSON array of resources.`],
        ["null in it", "[null]", (path) => `The declaration ${path}: entry 0 has no text "type".`],
        [
            "no name",
            '[{"type":"t","name":5,"id":"i","inputs":{}}]',
            (path) => `The declaration ${path}: entry 0 has no text "name".`,
        ],
        [
            "no id",
            '[{"type":"t","name":"n","inputs":{}}]',
            (path) => `The declaration ${path}: entry 0 has no text "id".`,
        ],
        [
            "no inputs",
            '[{"type":"t","name":"n","id":"i"}]',
            (path) => `The declaration ${path}: entry 0 (n) has no object "inputs".`,
        ],
    ];
    for (const [what, text, message] of refused) {
        it(`is refused with ${what}`, () => {
            const path = file(text);
            assert.throws(() => readDeclaration(path), { message: message(path) });
        });
    }
});

const hello = { type: "aws:lambda/function:Function", name: "hello", id: "hello-id", inputs: {} };

describe("A declaration", () => {
    let port: number;
    before(async () => {
        const server = createServer().listen(0, "127.0.0.1");
        await once(server, "listening");
        ({ port } = server.address() as AddressInfo);
        server.close();
        await once(server, "close");
    });

    const refused: readonly [what: string, declaration: Declaration, message: string | RegExp][] = [
        [
            "what needs a resource of an unknown type",
            [...change(":Integration", { credentials: hello.id }), hello],
            ["ListStreams", "DescribeStream", "PutRecord", "PutRecords"]
                .map(
                    (name) =>
                        `aws:apigateway/integration:Integration ${name} needs aws:lambda/function:Function hello: ` +
                        "the local run does not serve resources of this type.",
                )
                .join("\n"),
        ],
        [
            "an input",
            change(":RestApi", { binaryMediaTypes: ["*/*"] }),
            "aws:apigateway/restApi:RestApi api: the local run does not support its input binaryMediaTypes.",
        ],
        [
            "several inputs",
            change(":RestApi", { binaryMediaTypes: ["*/*"], body: "{}" }).map((resource) =>
                resource.type.endsWith(":UserPool")
                    ? { ...resource, inputs: { ...resource.inputs, lambdaConfig: {} } }
                    : resource,
            ),
            "aws:cognito/userPool:UserPool users: the local run does not support its input lambdaConfig.\n" +
                "aws:apigateway/restApi:RestApi api: the local run does not support its input binaryMediaTypes, body.",
        ],
        [
            "an integration",
            change(":Integration", { type: "HTTP", uri: "http://example.com" }),
            "Method GET /streams: Integration type HTTP is not supported; MOCK and AWS are.",
        ],
        [
            "a directive of a request template",
            change(":Integration", { requestTemplates: { "application/json": "#parse('other')" } }),
            "Method GET /streams: Request template application/json: line 1: #parse is not supported",
        ],
        [
            "a function of a response template",
            change(":IntegrationResponse", { responseTemplates: { "application/json": "$util.now()" } }),
            /^Method GET \/streams: Integration response 200: line 1: \$util\.now is not supported: .*$/,
        ],
        [
            "a selection pattern",
            change(":IntegrationResponse", { selectionPattern: "4(" }),
            "Method GET /streams: Integration response 200: Invalid regular expression: /^(?:4()$/: Unterminated group",
        ],
        [
            "a role's policy",
            change(":RolePolicy", { policy: "{" }),
            /^Role policy \w+: Expected property name or '}' in JSON at position 1.*$/,
        ],
        [
            "an authorizer",
            change(":Authorizer", { type: "TOKEN" }),
            "Method GET /streams: Authorization COGNITO_USER_POOLS with an authorizer of type TOKEN is not supported; " +
                "NONE, and COGNITO_USER_POOLS with an authorizer of that type, are.",
        ],
        [
            "a stage without a name",
            change(":Stage", { stageName: undefined }),
            "Stage stage: its name is undefined; it takes letters, digits and _.",
        ],
        [
            "two stages",
            [...handWritten, ...handWritten.slice(-1)],
            "One aws:apigateway/stage:Stage can be served; 2 are declared.",
        ],
        [
            "credentials of no role",
            handWritten.filter(({ type }) => type !== "aws:iam/role:Role"),
            "Method GET /streams: Integration of ListStreams: no role arn:aws:iam::000000000000:role/caller is declared for its credentials.",
        ],
    ];
    for (const [what, declaration, message] of refused) {
        it(`is refused with ${what} that cannot be served, and nothing is left running`, async () => {
            await assert.rejects(startLocalRun({ declaration, port }), { message });
            assert.equal(await isListening(`http://127.0.0.1:${port}`), false);
        });
    }

    it("is served beside resources that nothing in it needs", async () => {
        const bucket = {
            type: "gcp:storage/bucket:Bucket",
            name: "b",
            id: "b",
            inputs: { function: hello.id },
        };
        const run = await startLocalRun({ declaration: [hello, ...handWritten, bucket], port: 0 });
        try {
            await walkThrough(run.outputs, () => undefined);
        } finally {
            await run.close();
        }
    });

    it("by hand needs type, name, id and inputs alone, and a RestApi its rootResourceId", async () => {
        const run = await startLocalRun({ declaration: handWritten, port: 0 });
        try {
            await walkThrough(run.outputs, () => undefined);
        } finally {
            await run.close();
        }
    });
});

function change(type: string, inputs: object): Declaration {
    return handWritten.map((resource) =>
        resource.type.endsWith(type) ? { ...resource, inputs: { ...resource.inputs, ...inputs } } : resource,
    );
}
