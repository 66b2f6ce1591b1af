import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { CognitoIdentityProvider } from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoService } from "../../../src/local/cognito/service";

/** The AWS SDK's client of a Cognito, over a socket, and how to close both. */
export async function serve(cognito: CognitoService) {
    const server = createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on("data", (chunk: Buffer) => chunks.push(chunk));
        request.on("end", () => {
            const [, action = ""] = String(request.headers["x-amz-target"]).split(".");
            void cognito.call(action, Buffer.concat(chunks).toString()).then((answer) => {
                response.writeHead(answer.status, answer.headers).end(answer.body);
            });
        });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const client = new CognitoIdentityProvider({
        endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        region: "us-east-1",
        credentials: { accessKeyId: "local", secretAccessKey: "local" },
        maxAttempts: 1,
    });
    const close = async () => {
        client.destroy();
        server.closeAllConnections();
        server.close();
        await cognito.close();
    };
    return { client, close };
}

/** Expects an error of Cognito, by name and text. */
export async function refused(answer: Promise<unknown>, name: string, message: string): Promise<void> {
    await assert.rejects(answer, (error: Error) => {
        assert.deepEqual({ name: error.name, message: error.message }, { name, message });
        return true;
    });
}
