import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { methodSettings } from "../../../src/local/resources/apigateway/methodSettings";
import { throttleDifferences } from "../../../src/tools/conformance/throttles";
import { declare, ofType } from "../../support/declare";

const invokeUrl = "https://abc123.execute-api.eu-west-1.amazonaws.com/v1";

describe("The throttles of a stage", () => {
    let server: Server;
    let client: APIGatewayClient;
    let asked: string | undefined;
    let settings: Record<string, object>;
    beforeEach(async () => {
        server = createServer((request, answer) => {
            asked = `${request.method} ${request.url}`;
            answer.writeHead(200, { "Content-Type": "application/json" });
            answer.end(JSON.stringify({ stageName: "v1", methodSettings: settings }));
        }).listen(0, "127.0.0.1");
        await once(server, "listening");
        client = new APIGatewayClient({
            region: "eu-west-1",
            endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
            credentials: { accessKeyId: "local", secretAccessKey: "local" },
        });
    });
    afterEach(() => {
        client.destroy();
        server.close();
    });

    it("are asked for by GetStage, and compared by path and value", async () => {
        const declaration = await declare();
        const declared = ofType(declaration, methodSettings.token).map(
            ({ inputs }) => [String(inputs.methodPath), inputs.settings as object] as const,
        );
        assert.ok(declared.length > 1);
        settings = Object.fromEntries(declared);
        assert.deepEqual(await throttleDifferences(client, invokeUrl, declaration), []);
        assert.equal(asked, "GET /restapis/abc123/stages/v1");

        const [path, other] = declared[1]!;
        settings = { ...settings, "nowhere/GET": other };
        delete settings[path];
        const differences = await throttleDifferences(client, invokeUrl, declaration);
        assert.deepEqual(
            differences.map(({ name }) => name).sort(),
            [`throttle: ${path}`, "throttle: nowhere/GET"].sort(),
        );
    });

    it("are those of a private API, too, and of no domain name", async () => {
        settings = {};
        const url = "https://abc123-vpce-0a1b.execute-api.eu-west-1.amazonaws.com/v1";
        assert.ok((await throttleDifferences(client, url, await declare())).length > 1);
        await assert.rejects(
            throttleDifferences(client, "https://api.example.com/v1", []),
            /does not tell the id/,
        );
    });
});
