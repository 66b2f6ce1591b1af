import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { load, type Target } from "../../../src/tools/bench/load";

describe("load of the benchmark", () => {
    let server: Server;
    let status = 200;
    const bodies: string[] = [];
    before(async () => {
        server = createServer((request, response) => {
            let body = "";
            request.on("data", (chunk) => (body += String(chunk)));
            request.on("end", () => {
                bodies.push(body);
                response.writeHead(status).end("stored");
            });
        }).listen(0, "127.0.0.1");
        await once(server, "listening");
    });
    after(() => server.close());
    beforeEach(() => (bodies.length = 0));

    const target = (isSuccess: Target["isSuccess"]): Target => ({
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
        method: "POST",
        headers: {},
        bodies: ["one", Buffer.from("two")],
        isSuccess,
    });

    it("sends as many requests as it is told, with the bodies in turn, and waits for the answers", async () => {
        await load(
            target((body) => body === "stored"),
            2,
            6,
        );
        assert.deepEqual(bodies.sort(), ["one", "one", "one", "one", "two", "two"]);
    });

    it("fails where an answer is no success, be it by its body or by its status", async () => {
        const failing = (isSuccess: Target["isSuccess"]) => load(target(isSuccess), 1, 2);
        await assert.rejects(
            failing(() => false),
            /2 answers are no success; statuses: 2 x 200/,
        );
        status = 503;
        await assert.rejects(
            failing(() => true),
            /statuses: 2 x 503; errors: 0/,
        );
    });
});
