import assert from "node:assert/strict";
import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";

import { RemoteKinesis } from "../../../src/local/kinesis/remoteKinesis";

describe("RemoteKinesis", () => {
    let server: http.Server;
    let url: string;
    let handle: http.RequestListener;
    const opened: RemoteKinesis[] = [];
    const remote = (address: string, timeoutMs?: number): RemoteKinesis => {
        opened.push(new RemoteKinesis(address, "eu-west-1", { timeoutMs }));
        return opened.at(-1)!;
    };
    before(async () => {
        server = http.createServer((request, response) => handle(request, response)).listen(0, "127.0.0.1");
        await once(server, "listening");
        url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    after(async () => {
        opened.forEach((kinesis) => kinesis.close());
        server.close();
        server.closeAllConnections();
        await once(server, "close");
    });

    it("sends the action, the body and the region, and hands back whatever comes, over one connection", async () => {
        const requests: unknown[] = [];
        const sockets = new Set<unknown>();
        handle = (request, response) => {
            sockets.add(request.socket);
            request.setEncoding("utf8").on("data", (body) => {
                const { authorization, "content-type": type, "x-amz-target": target } = request.headers;
                requests.push([
                    request.method,
                    target,
                    type,
                    authorization?.includes("/eu-west-1/kinesis/"),
                    body,
                ]);
                response
                    .writeHead(503, { "content-type": "text/html", "x-amzn-requestid": "1" })
                    .end("<busy é>");
            });
        };
        const kinesis = remote(url);
        for (let n = 0; n < 2; n++) {
            const { status, headers, body } = await kinesis.call("PutRecord", '{"Data":"é"}');
            assert.deepEqual([status, headers["content-type"], body], [503, "text/html", "<busy é>"]);
            assert.equal(headers["x-amzn-requestid"], "1");
        }
        const sent = [
            "POST",
            "Kinesis_20131202.PutRecord",
            "application/x-amz-json-1.1",
            true,
            '{"Data":"é"}',
        ];
        assert.deepEqual(requests, [sent, sent]);
        assert.equal(sockets.size, 1);
    });

    it("rejects when the answer does not come in time, does not end in time, or is cut off", async () => {
        handle = () => undefined;
        await assert.rejects(remote(url, 50).call("ListStreams", "{}"), { code: "ABORT_ERR" });
        handle = (_, response) => response.write("{");
        await assert.rejects(remote(url, 50).call("ListStreams", "{}"), { code: "ABORT_ERR" });
        handle = (_, response) => {
            response.writeHead(200, { "content-length": 5 }).write("{", () => response.destroy());
        };
        await assert.rejects(remote(url).call("ListStreams", "{}"), { code: "ECONNRESET" });
    });

    it("rejects when nothing listens", async () => {
        await assert.rejects(remote("http://127.0.0.1:1").call("ListStreams", "{}"), {
            code: "ECONNREFUSED",
        });
    });
});
