import assert from "node:assert/strict";
import type { Gateway } from "../../../src/local/gateway/gateway";
import { ApiBench, types } from "../../support/provider";

/** What the stage v1 answers to a request without a body. */
async function answerOf(api: ApiBench, method: string, path: string): Promise<number> {
    const gateway: Gateway | undefined = await api.bench.stages.gatewayOf("v1");
    const { status } = await gateway!.answer({
        method,
        path: `/v1${path}`,
        query: "",
        headers: new Map(),
        body: Buffer.alloc(0),
        bodyTooLarge: false,
        sourceIp: "127.0.0.1",
    } as never);
    return status;
}

/** A method at a new resource beside the first. */
async function addRoute(api: ApiBench): Promise<void> {
    const { bench, restApi, root } = api;
    const { id: resourceId } = await bench.create(
        types.resource,
        { restApi, parentId: root, pathPart: "more" },
        "more",
    );
    const names = [types.method, types.integration, types.methodResponse, types.integrationResponse];
    const inputs = [
        { authorization: "NONE" },
        { type: "MOCK", requestTemplates: { "application/json": '{"statusCode": 200}' } },
        { statusCode: "200" },
        { statusCode: "200" },
    ];
    for (const [index, type] of names.entries()) {
        await bench.create(type, { restApi, resourceId, httpMethod: "GET", ...inputs[index] }, "more");
    }
}

describe("A stage", () => {
    it("serves what its deployment took a snapshot of, and nothing that came after", async () => {
        const api = await ApiBench.create();
        await api.deployed();
        assert.equal(await answerOf(api, "GET", "/streams"), 200);
        await addRoute(api);
        assert.equal(await answerOf(api, "GET", "/more"), 403);
    });

    it("serves another deployment once it is given that one", async () => {
        const api = await ApiBench.create();
        const { deployment } = await api.deployed();
        await addRoute(api);
        const { id } = await api.deployment("it");
        assert.equal(await answerOf(api, "GET", "/more"), 403);
        const olds = { restApi: api.restApi, deployment, stageName: "v1" };
        const news = { ...olds, deployment: id };
        await api.bench.provider.update(`aws:${types.stage}`, `ags-${api.restApi}-v1`, olds, news);
        assert.equal(await answerOf(api, "GET", "/more"), 200);
    });

    it("goes on with a method that is deleted, until it is given a deployment without it", async () => {
        const api = await ApiBench.create();
        await api.deployed();
        const method = api.bench.account.all().find(({ type }) => type === `aws:${types.method}`)!;
        await api.bench.provider.delete(method.type, method.id);
        assert.equal(await answerOf(api, "GET", "/streams"), 200);
    });

    it("is none once it is deleted", async () => {
        const api = await ApiBench.create();
        await api.deployed();
        await api.bench.provider.delete(`aws:${types.stage}`, `ags-${api.restApi}-v1`);
        assert.equal(await api.bench.stages.gatewayOf("v1"), undefined);
    });
});

describe("A deployment", () => {
    it("is refused where the local run cannot serve what it would take", async () => {
        const api = await ApiBench.create();
        await api.method();
        await api.integration({ requestTemplates: { "application/json": "#if(" } });
        await assert.rejects(api.deployment(), /^Error: Method GET \/streams: /);
        assert.equal(
            api.bench.account.all().some(({ type }) => type === `aws:${types.deployment}`),
            false,
        );
    });

    it("has an id that no other had", async () => {
        const api = await ApiBench.create();
        const { deployment } = await api.deployed();
        const ids = [deployment];
        while (ids.length < 3) {
            const { id } = await api.deployment();
            await api.bench.provider.delete(`aws:${types.deployment}`, id);
            ids.push(id);
        }
        assert.equal(new Set(ids).size, 3);
    });
});
