import assert from "node:assert/strict";
import type { LocalRun } from "../../../src/local/localRun";
import { serve } from "../../support/gateway";
import { overHttp1 } from "./protocols";

/** Slashes before the stage are as recorded: LocalStack's aws.validated test_lambda_aws_proxy_integration. */
const cases: readonly [path: string, message: string][] = [
    ["/v1/nope", "Missing Authentication Token"],
    ["//v1/nope", "Missing Authentication Token"],
    ["///v1//nope", "Missing Authentication Token"],
    ["/v1", "Missing Authentication Token"],
    ["/v2/nope", "Forbidden"],
    ["/v1nope", "Forbidden"],
];

describe("The path of a stage", () => {
    let run: LocalRun;
    before(async () => (run = await serve()));
    after(() => run.close());

    for (const [path, message] of cases) {
        it(`${path} is answered with ${message}`, async () => {
            const { status, body } = await overHttp1(run.outputs.endpoint, "GET", path);
            assert.equal(status, 403);
            assert.equal((JSON.parse(body) as { message: string }).message, message);
        });
    }
});
