import assert from "node:assert/strict";
import { serve, serviceAt, signIn } from "../../support/gateway";

describe("The clock of a local run", () => {
    it("is one for Cognito, the gateway and Kinesis", async () => {
        let now = Date.UTC(2031, 0, 2, 3, 4, 5);
        const run = await serve({}, { clock: { now: () => now } });
        try {
            const { IdToken } = await signIn(run.outputs, serviceAt(run.outputs.endpoint));
            const describeStream = async () => {
                const response = await fetch(`${run.outputs.invokeUrl}/streams/${run.outputs.streamName}`, {
                    headers: { Authorization: IdToken },
                });
                return { status: response.status, body: await response.text() };
            };
            const { status, body } = await describeStream();
            assert.equal(status, 200);
            assert.match(body, new RegExp(`"StreamCreationTimestamp":${now / 1000}[,.]`));
            now += 61 * 60_000;
            const late = await describeStream();
            assert.equal(late.status, 401);
            assert.match(late.body, /"message": "The incoming token has expired"/);
        } finally {
            await run.close();
        }
    });
});
