import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv from "ajv/dist/2020";
import { kinesisErrors, otherError } from "../../../src/api/kinesisErrors";
import { restApiModel } from "../../../src/local/gateway/restApiModel";
import { type OpenApiDocument, openApiDocument } from "../../../src/local/openApi/document";
import type { CreatedResource } from "../../../src/local/resources/createAll";
import { routes } from "../../../src/routes";
import { kinesisAnswers } from "../../../src/tools/openapi/kinesisAnswers";
import { groupNotes, routeNotes } from "../../../src/tools/openapi/routeNotes";
import { Command } from "../../support/command";
import { declare } from "../../support/declare";
import { addresses, allRoutes, documentOf, resolved } from "./documents";

interface Response {
    readonly description: string;
    readonly content?: Readonly<
        Record<string, { readonly schema: object; readonly examples?: Record<string, { value: unknown }> }>
    >;
}

const tokenUrl = "https://kp-0.auth.us-east-1.amazoncognito.com/oauth2/token";

/** What the two validators have against a document. */
async function problemsOf(document: unknown): Promise<string[]> {
    const { valid, errors } = await new Validator().validate(
        structuredClone(document) as Record<string, unknown>,
    );
    const problems = await lintFromString({
        source: JSON.stringify(document),
        config: await createConfig({
            extends: ["recommended-strict"],
            rules: {
                "info-license": "off",
                "tag-description": "error",
                // A CloudEvent may have attributes of its own.
                "no-invalid-media-type-examples": { severity: "error", allowAdditionalProperties: true },
                // What a model's alternatives require stands among the properties around them.
                "no-required-schema-properties-undefined": "off",
            },
        }),
    });
    return [
        ...(valid ? [] : [`schema: ${JSON.stringify(errors)}`]),
        ...problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`),
    ];
}

function operationsOf(document: OpenApiDocument) {
    return Object.entries(document.paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => ({
            route: `${method.toUpperCase()} ${path}`,
            operation,
        })),
    );
}

describe("The OpenAPI document", () => {
    let document: OpenApiDocument;
    before(async () => (document = await documentOf(allRoutes)));

    it("is one to two validators, with all routes and with those of the dev stack", async () => {
        assert.deepEqual(await problemsOf(document), []);
        assert.deepEqual(await problemsOf(await documentOf()), []);
    }).timeout(30_000);

    it("of a declaration alone is one, too", async () => {
        const api = restApiModel((await declare(allRoutes)) as CreatedResource[]);
        const derived = openApiDocument(api, addresses);
        const problems = await problemsOf(derived);
        const notKnown =
            /^(operation-summary|tag-description|no-schema-type-mismatch|operation-description):/;
        assert.deepEqual(
            problems.filter((problem) => !notKnown.test(problem)),
            [],
        );
        assert.deepEqual(
            operationsOf(derived).map(({ route }) => route),
            operationsOf(document).map(({ route }) => route),
        );
    }).timeout(30_000);

    it("would not be with something that is none", async () => {
        const broken = JSON.parse(
            JSON.stringify(document).replaceAll('"in":"path"', '"in":"body"'),
        ) as object;
        const problems = await problemsOf(broken);
        assert.ok(problems.some((problem) => problem.startsWith("schema:")));
        assert.ok(problems.some((problem) => problem.startsWith("struct:")));
    });

    it("has the routes of the table, and those of the stack's groups alone", async () => {
        const table = (all: typeof routes) => all.map(({ method, path }) => `${method} ${path}`).sort();
        assert.deepEqual(
            operationsOf(document)
                .map(({ route }) => route)
                .sort(),
            table(routes),
        );
        assert.deepEqual(
            operationsOf(await documentOf({ routeGroups: ["describe"] })).map(({ route }) => route),
            table(routes.filter(({ group }) => group === "describe")),
        );
    });

    for (const { code, status, message } of [
        ...kinesisErrors.flatMap(({ codes, ...error }) => codes.map((code) => ({ code, ...error }))),
        otherError,
    ]) {
        it(`tells of ${code} with each route`, () => {
            for (const { route, operation } of operationsOf(document)) {
                const { description, content } = resolved<Response>(document, operation.responses[status]);
                assert.ok(description.includes(`${message} (${code})`), route);
                const examples = Object.values(content!["application/json"]!.examples!);
                assert.ok(
                    examples.some(({ value }) => (value as { message: string }).message === message),
                    route,
                );
            }
        });
    }

    it("tells of what API Gateway answers by itself with each route", () => {
        for (const { route, operation } of operationsOf(document)) {
            for (const status of [400, 401, 403, 404, 413, 415, 429, 500, 503, 504]) {
                assert.ok(String(status) in operation.responses, `${route}: ${status}`);
            }
        }
    });

    it("has an example of each error that is as it says", () => {
        const ajv = new Ajv({ strict: false });
        ajv.addSchema({ $id: "document", ...document });
        for (const { route, operation } of operationsOf(document)) {
            for (const [status, reference] of Object.entries(operation.responses)) {
                const { content } = resolved<Response>(document, reference);
                const { schema, examples = {} } = content?.["application/json"] ?? { schema: {} };
                const text = JSON.stringify(schema).replaceAll('"#/', '"document#/');
                const isValid = ajv.compile(JSON.parse(text) as object);
                for (const [name, { value }] of Object.entries(examples)) {
                    assert.ok(isValid(value), `${route} ${status} ${name} ${JSON.stringify(isValid.errors)}`);
                }
            }
        }
    });
});

describe("Security in the OpenAPI document", () => {
    const securityOf = (document: OpenApiDocument, path = "/streams") => document.paths[path]!.get!.security;

    it("is a user's ID token", async () => {
        const document = await documentOf();
        const { userPool, ...others } = document.components.securitySchemes as Record<string, object>;
        assert.deepEqual(others, {});
        assert.equal((userPool as { "x-token-use": string })["x-token-use"], "id");
        assert.deepEqual(securityOf(document), [{ userPool: [] }]);
    });

    it("is an access token, of a user or with the scope of the route's group", async () => {
        const document = await documentOf({ accessTokens: true, machineClients: ["till"] }, tokenUrl);
        assert.deepEqual(await problemsOf(document), []);
        const { userPool, machineClients } = document.components.securitySchemes as Record<string, object>;
        assert.equal((userPool as { "x-token-use": string })["x-token-use"], "access");
        assert.deepEqual((machineClients as { flows: object }).flows, {
            clientCredentials: {
                tokenUrl,
                scopes: {
                    "kinesis-proxy/describe": "The routes of kinesis-proxy/describe.",
                    "kinesis-proxy/produce": "The routes of kinesis-proxy/produce.",
                },
            },
        });
        const scope = [{ userPool: [] }, { machineClients: ["kinesis-proxy/describe"] }];
        assert.deepEqual(securityOf(document), scope);
    });

    it("is a machine's token alone", async () => {
        const change = { accessTokens: true, machinesOnly: true, machineClients: ["till"] };
        const document = await documentOf(change, tokenUrl);
        assert.deepEqual(Object.keys(document.components.securitySchemes!), ["machineClients"]);
        assert.deepEqual(securityOf(document), [{ machineClients: ["kinesis-proxy/describe"] }]);
    });
});

describe("npm run openapi", () => {
    it("prints the document, with addresses that lead nowhere before there is a deployment", async () => {
        const { stdout, exitCode } = await Command.start("openapi", []).ended;
        assert.equal(exitCode, 0);
        const document = JSON.parse(stdout) as OpenApiDocument;
        assert.deepEqual(document, { ...(await documentOf()), servers: document.servers });
        assert.deepEqual(document.servers, [
            {
                url: "https://{restApiId}.execute-api.us-east-1.amazonaws.com/v1",
                variables: { restApiId: { default: "restApiId" } },
            },
        ]);
    });

    it("takes the addresses of a deployment's outputs, and says what it lacks", async () => {
        const folder = mkdtempSync(join(tmpdir(), "openapi-"));
        try {
            const file = join(folder, "outputs.json");
            const print = () => Command.start("openapi", ["--outputs", file]).ended;
            writeFileSync(file, '{"invokeUrl":"https://api.orders.dev/v1"}');
            const { servers } = JSON.parse((await print()).stdout) as OpenApiDocument;
            assert.deepEqual(servers, [{ url: "https://api.orders.dev/v1" }]);
            writeFileSync(file, "{}");
            const { exitCode, stderr } = await print();
            assert.deepEqual([exitCode, stderr], [1, `${file} lacks the output invokeUrl.\n`]);
        } finally {
            rmSync(folder, { recursive: true });
        }
    });
}).timeout(30_000);

describe("What is said of routes", () => {
    let document: OpenApiDocument;
    before(async () => (document = await documentOf(allRoutes)));

    for (const { method, path, action, group, bodies = [] } of routes) {
        const route = `${method} ${path}`;

        it(`${route} has a summary, its group's purpose, and what Kinesis answers`, () => {
            assert.ok(routeNotes[route]?.summary);
            assert.ok(groupNotes[group]);
            assert.ok(action in kinesisAnswers, action);
        });

        it(`${route} has a meaning for each parameter`, () => {
            const { parameters } = document.paths[path]![method.toLowerCase()] as unknown as {
                parameters: { name: string; description?: string }[];
            };
            const nameless = parameters.filter(({ description }) => description === undefined);
            assert.deepEqual(
                nameless.map(({ name }) => name),
                [],
            );
        });

        it(`${route} has a body for each media type with a model, and it fits`, () => {
            const ajv = new Ajv({ strict: false });
            ajv.addSchema({ $id: "document", ...document });
            const { requestBody } = document.paths[path]![method.toLowerCase()] as unknown as {
                requestBody?: { content: Record<string, { schema: { $ref?: string }; example?: unknown }> };
            };
            assert.deepEqual(
                Object.keys(requestBody?.content ?? {}).sort(),
                bodies.map(({ contentType }) => contentType).sort(),
            );
            for (const [type, { schema, example }] of Object.entries(requestBody?.content ?? {})) {
                assert.ok(example !== undefined, type);
                if (schema.$ref !== undefined) {
                    assert.ok(ajv.validate({ $ref: `document${schema.$ref}` }, example), type);
                }
            }
        });
    }
});
