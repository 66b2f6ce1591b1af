import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { requestStream } from "../../../src/local/console/requestStream";
import { RequestRates } from "../../../src/local/gateway/requestRates";
import { Traces } from "../../../src/local/gateway/traces";
import { createTestGateway, type TestGateway } from "../../support/gateway";

describe("A stream of requests", () => {
    let gateway: TestGateway;
    before(async () => {
        gateway = await createTestGateway();
        gateway.traces.turnOn();
    });
    after(() => gateway.close());

    const send = async (count: number) => {
        for (let n = 0; n < count; n++) {
            await gateway.send("GET", "/nope");
        }
    };
    const idsOf = (text: string) => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));

    it("begins with the last 200, and then leaves out what is too much at once", async () => {
        await send(210);
        const { count } = gateway.traces;
        const clock = { now: () => 1_000_000 };
        const stream = requestStream(gateway.traces, clock);
        let text = "";
        stream.on("data", (chunk) => (text += String(chunk)));
        await sleep(20);
        assert.deepEqual(
            idsOf(text),
            Array.from({ length: 200 }, (_, n) => count - 199 + n),
        );
        text = "";
        await send(60);
        await sleep(300);
        stream.destroy();
        assert.deepEqual(
            idsOf(text),
            Array.from({ length: 50 }, (_, n) => count + 11 + n),
        );
    });

    it("begins anew with who knows more requests than there were", async () => {
        const stream = requestStream(gateway.traces, { now: () => 0 }, 1_000_000);
        const [first] = (await stream.take(1).toArray()) as Buffer[];
        assert.equal(idsOf(String(first)).length, 200);
    });

    it("keeps nothing for who does not read", async () => {
        const stream = requestStream(new Traces({ now: () => 0 }), { now: () => performance.now() * 10_000 });
        await sleep(800);
        assert.ok(stream.readableLength < 100_000, String(stream.readableLength));
        stream.destroy();
    });
});

describe("Rates of requests", () => {
    it("are counted by the second, for five minutes", () => {
        const rates = new RequestRates();
        rates.count(1_000, 200);
        rates.count(1_999, 404);
        rates.count(2_000, 200);
        assert.deepEqual(rates.between(1, 3), [
            { time: 1, requests: 2, errors: 1 },
            { time: 2, requests: 1, errors: 0 },
        ]);
        rates.count(301_000, 500);
        assert.deepEqual(rates.between(0, 301), [{ time: 2, requests: 1, errors: 0 }]);
        assert.deepEqual(rates.between(301, 302), [{ time: 301, requests: 1, errors: 1 }]);
    });
});
