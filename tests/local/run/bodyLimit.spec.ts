import assert from "node:assert/strict";
import type { LocalRun } from "../../../src/local/localRun";
import { serve } from "../../support/gateway";
import { overHttp1, protocols } from "./protocols";

describe("A body over 10 MB", () => {
    let run: LocalRun;
    before(async () => (run = await serve()));
    after(() => run.close());

    const size = 10 * 1024 * 1024;
    for (const [protocol, send] of protocols) {
        it(`is AWS's own 413 over ${protocol}, and one byte less is read`, async () => {
            const path = "/v1/streams/my-stream/record";
            const { status, headers, body } = await send(
                run.outputs.endpoint,
                "PUT",
                path,
                "x".repeat(size + 1),
            );
            assert.equal(status, 413);
            assert.equal(body, '{"message":"Request Too Long"}');
            assert.equal(headers["access-control-allow-origin"], undefined);
            assert.equal((await send(run.outputs.endpoint, "PUT", path, "x".repeat(size))).status, 401);
        });
    }

    it("is 413 to a service of AWS as well", async () => {
        const { status, body } = await overHttp1(run.outputs.endpoint, "POST", "/", "x".repeat(size + 1));
        assert.equal(status, 413);
        assert.deepEqual(JSON.parse(body), {
            __type: "RequestEntityTooLarge",
            message: "The body is over 10 MB.",
        });
    });
});
