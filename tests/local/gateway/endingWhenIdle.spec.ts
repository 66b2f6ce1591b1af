import assert from "node:assert/strict";
import { endingWhenIdle } from "../../../src/local/gateway/endingWhenIdle";
import type { HttpAnswer, HttpRequest } from "../../../src/local/http/messages";

describe("A gateway whose time is over", () => {
    it("ends with the last of the requests that it has", async () => {
        const events: string[] = [];
        const answered: ((answer: HttpAnswer) => void)[] = [];
        const gateway = endingWhenIdle({
            answer: () => new Promise((resolve) => answered.push(resolve)),
            close: async () => void events.push("closed"),
        });
        const requests = [1, 2].map(() => gateway.answer({} as HttpRequest));
        const closed = gateway.close();
        for (const answer of answered) {
            await new Promise((resolve) => setImmediate(resolve));
            events.push("answered");
            answer({ status: 200, headers: {}, body: "" });
        }
        await Promise.all([...requests, closed]);
        assert.deepEqual(events, ["answered", "answered", "closed"]);
    });

    it("ends at once where it has none", async () => {
        let isClosed = false;
        await endingWhenIdle({
            answer: () => Promise.reject(new Error("asked")),
            close: async () => void (isClosed = true),
        }).close();
        assert.ok(isClosed);
    });
});
