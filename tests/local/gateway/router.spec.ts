import assert from "node:assert/strict";
import type { MethodModel } from "../../../src/local/gateway/restApiModel";
import { createMethodRouter } from "../../../src/local/gateway/router";

const routerOf = (...routes: readonly (readonly [httpMethod: string, path: string])[]) =>
    createMethodRouter(
        routes.map(([httpMethod, path]) => ({ model: { path, inputs: { httpMethod } } as MethodModel })),
    );

describe("The router", () => {
    const find = routerOf(["GET", "/a/{some-name}"], ["GET", "/a/fixed"], ["PUT", "/a/{n.m}/{o}"]);
    const found = (method: string, path: string) => {
        const match = find(method, path);
        return match && [match.route.model.path, match.pathParameters];
    };

    it("goes by a fixed part before a parameter, and minds no slash at the end", () => {
        assert.deepEqual(found("GET", "/a/fixed"), ["/a/fixed", {}]);
        assert.deepEqual(found("GET", "/a/fixed/"), ["/a/fixed", {}]);
        assert.deepEqual(found("GET", "/a/other"), ["/a/{some-name}", { "some-name": "other" }]);
    });

    it("decodes parameters, of long values too", () => {
        const long = "x".repeat(10_000);
        assert.deepEqual(found("PUT", `/a/b%2Fc%20d/${long}`), ["/a/{n.m}/{o}", { "n.m": "b/c d", o: long }]);
    });

    it("finds nothing for another case, verb or length", () => {
        for (const [method, path] of [
            ["GET", "/A/fixed"],
            ["POST", "/a/fixed"],
            ["GET", "/a/b/c"],
            ["GET", "/"],
        ] as const) {
            assert.equal(found(method, path), undefined, `${method} ${path}`);
        }
    });

    it("refuses a greedy parameter by name", () => {
        assert.throws(() => routerOf(["GET", "/files/{path+}"]), {
            message: "Resource /files/{path+}: a greedy path parameter is not supported.",
        });
    });
});
