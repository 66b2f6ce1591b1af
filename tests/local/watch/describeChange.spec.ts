import assert from "node:assert/strict";
import { describeChange, type Version } from "../../../src/local/watch/describeChange";

const resource = (name: string, inputs: object, type = "aws:a/method:Method") => ({
    type,
    name,
    id: name,
    inputs: inputs as Record<string, unknown>,
});

const version: Version = {
    declaration: [
        resource("get", { a: 1 }),
        resource("api", { triggers: 1 }, "aws:apigateway/deployment:Deployment"),
    ],
    config: { corsOrigins: "*", streamName: "orders" },
    routes: ["GET /streams", "PUT /streams"],
};
const change = (now: Partial<Version>) => describeChange(version, { ...version, ...now });

describe("What is told of a change", () => {
    it("is nothing where nothing is another", () => {
        assert.equal(change({}), undefined);
        assert.equal(change({ declaration: structuredClone(version.declaration) }), undefined);
    });

    it("is which keys changed, and which routes came and went", () => {
        assert.equal(
            change({ config: { corsOrigins: "a", protect: "true" } }),
            "changed corsOrigins, streamName, protect",
        );
        assert.equal(
            change({
                config: { ...version.config, routeGroups: "[]" },
                routes: ["GET /streams", "POST /events"],
            }),
            "changed routeGroups; routes added: POST /events; routes removed: PUT /streams",
        );
    });

    it("is which resources changed where no key did, the first of many", () => {
        const [get, deployment] = version.declaration;
        assert.equal(
            change({ declaration: [{ ...get!, inputs: { a: 2 } }, deployment!] }),
            "changed Method get",
        );
        assert.equal(change({ declaration: [] }), "changed Method get");
        const many = Array.from({ length: 8 }, (_, i) => resource(`m${i}`, {}));
        assert.equal(
            change({ declaration: [...version.declaration, ...many] }),
            "changed Method m0, Method m1, Method m2, Method m3, Method m4 and 3 more",
        );
        const redeployed = { ...deployment!, inputs: { triggers: 2 } };
        assert.equal(change({ declaration: [get!, redeployed] }), undefined);
    });

    it("does without what a file does not tell", () => {
        assert.equal(
            describeChange({ ...version, config: undefined }, { ...version, config: undefined }),
            undefined,
        );
    });
});
