import assert from "node:assert/strict";
import Ajv, { type ValidateFunction } from "ajv/dist/2020";
import { createMethodRouter } from "../../../src/local/gateway/router";
import { errorStatus } from "../../../src/local/kinesis/faults/fault";
import type { LocalRun } from "../../../src/local/localRun";
import type { OpenApiDocument } from "../../../src/local/openApi/document";
import { type Case, ours } from "../../../src/tools/conformance/case";
import { caseTable } from "../../../src/tools/conformance/caseTable";
import { entry, putAll } from "../../../src/tools/conformance/cases/bodies";
import { requestOf } from "../../../src/tools/conformance/observe";
import { type Answer, send } from "../../../src/tools/conformance/send";
import { clientsOf } from "../../../src/tools/conformance/target";
import { type Tokens, withTokens } from "../../../src/tools/conformance/tokens";
import { serve } from "../../support/gateway";
import { apiFacts } from "../../../src/tools/openapi/apiFacts";
import { allRoutes, resolved } from "./documents";

interface Header {
    readonly required?: boolean;
    readonly schema: object;
}

interface Response {
    readonly headers: Readonly<Record<string, unknown>>;
    readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}

/** Of the way, not of the answer. */
const ofTheWay = new Set([":status", "connection", "content-length", "content-type", "date", "keep-alive"]);

/** Holds answers to a document: each of their status, content type, headers and body. */
class Conformance {
    private readonly ajv = new Ajv({ strict: false });
    private readonly compiled = new Map<string, ValidateFunction>();
    private readonly operationAt: (method: string, path: string) => string | undefined;

    constructor(private readonly document: OpenApiDocument) {
        this.ajv.addSchema({ $id: "document", ...document });
        const methods = Object.entries(document.paths).flatMap(([path, own]) =>
            Object.keys(own).map((method) => ({
                model: { path, inputs: { httpMethod: method.toUpperCase() } },
            })),
        );
        const find = createMethodRouter(methods as never);
        this.operationAt = (method, path) => {
            const { model } = (find(method, path)?.route ?? {}) as
                (typeof methods)[number] | { model?: undefined };
            return model && `/paths/${model.path.replaceAll("/", "~1")}/${method.toLowerCase()}`;
        };
    }

    /** What is wrong with an answer, by the document; undefined for a request to no operation of it. */
    problemsOf(method: string, path: string, answer: Answer): string[] | undefined {
        const operation = this.operationAt(method, path);
        if (operation === undefined) {
            return undefined;
        }
        const response = this.at<Response>(`${operation}/responses/${answer.status}`);
        if (response === undefined) {
            return [`status ${answer.status} is not documented`];
        }
        return [...this.headerProblems(response, answer), ...this.bodyProblems(operation, response, answer)];
    }

    private headerProblems({ headers }: Response, answer: Answer): string[] {
        const documented = Object.entries(headers).map(
            ([name, header]) => [name.toLowerCase(), resolved<Header>(this.document, header)] as const,
        );
        const names = new Set(documented.map(([name]) => name));
        return [
            ...Object.keys(answer.headers)
                .filter((name) => !ofTheWay.has(name) && !names.has(name))
                .map((name) => `header ${name} is not documented`),
            ...documented.flatMap(([name, { required, schema }]) => {
                const value = answer.headers[name];
                return value === undefined
                    ? required
                        ? [`header ${name} is not there`]
                        : []
                    : this.ajv.validate(schema, value)
                      ? []
                      : [`header ${name}: ${this.ajv.errorsText()}`];
            }),
        ];
    }

    private bodyProblems(operation: string, { content }: Response, answer: Answer): string[] {
        if (content === undefined) {
            return answer.body === "" ? [] : ["a body, and none is documented"];
        }
        const type = String(answer.headers["content-type"]);
        if (!(type in content)) {
            return [`content type ${type} is not documented`];
        }
        const isValid = this.validatorOf(content[type]!.schema);
        return isValid(JSON.parse(answer.body))
            ? []
            : [`body: ${JSON.stringify(isValid.errors)} ${operation}`];
    }

    private validatorOf(schema: object): ValidateFunction {
        const text = JSON.stringify(schema).replaceAll('"#/', '"document#/');
        const validator = this.compiled.get(text) ?? this.ajv.compile(JSON.parse(text) as object);
        this.compiled.set(text, validator);
        return validator;
    }

    private at<T>(pointer: string): T | undefined {
        const found = pointer
            .split("/")
            .slice(1)
            .reduce<unknown>(
                (parent, name) =>
                    (parent as Record<string, unknown> | undefined)?.[name.replaceAll("~1", "/")],
                this.document,
            );
        return found === undefined ? undefined : resolved<T>(this.document, found);
    }
}

/** A request to a route, as good as any. */
function goodRequest(document: OpenApiDocument, path: string, method: string): Case {
    const { requestBody } = document.paths[path]![method] as {
        requestBody?: { content: Record<string, { example: unknown }> };
    };
    const [type, { example }] = Object.entries(requestBody?.content ?? {})[0] ?? ["", { example: undefined }];
    return {
        name: `${method} ${path}`,
        source: ours,
        method: method.toUpperCase(),
        path: `${path.replace("{stream-name}", "{stream}")}?shard-id=shardId-000000000000`,
        headers: type === "" ? {} : { "Content-Type": type },
        body: type === "" ? "" : typeof example === "string" ? example : JSON.stringify(example),
    };
}

const origin = "https://a.example";

for (const [name, change] of Object.entries({
    "with one origin": {},
    "with several origins": { corsOrigins: [origin, "https://b.example"] },
})) {
    describe(`Answers ${name}`, () => {
        let run: LocalRun;
        let conformance: Conformance;
        let document: OpenApiDocument;
        let tokens: Tokens;
        const statuses = new Set<number>();
        before(async () => {
            run = await serve({ ...allRoutes, ...change }, { apiFacts });
            const answer = await fetch(`${run.outputs.endpoint}/_local/openapi.json`);
            document = (await answer.json()) as OpenApiDocument;
            conformance = new Conformance(document);
            const { cognito } = clientsOf(run.outputs);
            tokens = await withTokens(cognito, run.outputs, "{id-token}", (all) => Promise.resolve(all));
            cognito.destroy();
        });
        after(() => run.close());

        /** Sends cases, and says what of their answers is not as the document says. */
        async function problemsOf(cases: readonly Case[]): Promise<string[]> {
            const problems: string[] = [];
            for (const one of cases) {
                const request = requestOf(one, run.outputs, tokens, origin);
                const answer = await send(request, one.protocol ?? "HTTP/1.1");
                const path = request.url.slice(run.outputs.invokeUrl.length).replace(/\?.*$/s, "");
                const found = conformance.problemsOf(one.method, path.replace(/^\/+/, "/"), answer);
                // Preflights, and what leads nowhere.
                const expected = one.method === "OPTIONS" ? [204, 403] : [403, 413, 415];
                if (found !== undefined) {
                    statuses.add(answer.status);
                }
                problems.push(
                    ...(found ?? (expected.includes(answer.status) ? [] : [`status ${answer.status}`])).map(
                        (problem) => `${one.name}: ${problem}`,
                    ),
                );
            }
            return problems;
        }

        it("to every case are as the document says", async () => {
            assert.deepEqual(await problemsOf(caseTable), []);
        });

        it("to each error of Kinesis are, on every route", async () => {
            const faults = [...Object.keys(errorStatus), "Down", "EmptyBody", "NotJson"];
            const good = Object.entries(document.paths).flatMap(([path, methods]) =>
                Object.keys(methods).map((method) => goodRequest(document, path, method)),
            );
            for (const fault of faults) {
                await setFaults([`*=${fault}`]);
                assert.deepEqual(await problemsOf(good), [], fault);
            }
            await setFaults([]);
            assert.deepEqual(await problemsOf(good), []);
        });

        it("to batches are, whatever becomes of their records", async () => {
            const batch = putAll("batch", Array(20).fill(entry));
            for (const fault of [
                "PutRecords=Records.InternalFailure",
                "PutRecords=Records.InternalFailure:0.5",
                "PutRecords=Records.ProvisionedThroughputExceededException",
            ]) {
                await setFaults([fault]);
                assert.deepEqual(await problemsOf([batch]), [], fault);
            }
            await setFaults([]);
        });

        it("have been of each status that can come here", () => {
            assert.deepEqual(
                [...statuses].sort((a, b) => a - b),
                [200, 207, 400, 401, 403, 404, 409, 413, 415, 429, 500, 503, 504],
            );
        });

        it("would be found, were they others", () => {
            const answer = {
                status: 200,
                headers: {
                    "content-type": "application/json",
                    "x-amzn-requestid": "a",
                    "x-amz-apigw-id": "b",
                },
                body: '{"SequenceNumber":"1","ShardId":"shardId-000000000000"}',
            };
            const found = (change: Partial<Answer>) =>
                conformance.problemsOf("PUT", "/streams/a/record", { ...answer, ...change })!.length;
            assert.equal(found({}), 0);
            assert.equal(found({ status: 201 }), 1);
            assert.equal(found({ body: '{"SequenceNumber":1}' }), 1);
            assert.equal(found({ headers: { ...answer.headers, "content-type": "text/plain" } }), 1);
            assert.equal(found({ headers: { ...answer.headers, "x-new": "a" } }), 1);
            assert.equal(found({ headers: { "content-type": "application/json" } }), 2);
            assert.equal(conformance.problemsOf("PUT", "/nope", answer), undefined);
        });

        async function setFaults(faults: readonly string[]): Promise<void> {
            const { status } = await fetch(`${run.outputs.endpoint}/_local/faults`, {
                method: "PUT",
                body: JSON.stringify(faults),
            });
            assert.equal(status, 200);
        }
    }).timeout(60_000);
}
