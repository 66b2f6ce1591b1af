import assert from "node:assert/strict";
import { answerAwsRequest } from "../../src/local/awsEndpoint";
import type { CognitoService } from "../../src/local/cognito/service";
import { ConnectionError } from "../../src/local/http/client";
import type { HttpRequest } from "../../src/local/http/messages";
import type { KinesisService } from "../../src/local/kinesis/service";

const request = (target: string): HttpRequest => ({
    method: "POST",
    path: "/",
    query: "",
    headers: { "x-amz-target": target },
    rawHeaders: [],
    body: Buffer.from("{}"),
    bodyTooLarge: false,
    sourceIp: "127.0.0.1",
    protocol: "HTTP/1.1",
});

describe("The endpoint of AWS's services", () => {
    const printed: unknown[] = [];
    const { error } = console;
    beforeEach(() => {
        printed.length = 0;
        console.error = (...args: unknown[]) => printed.push(...args);
    });
    afterEach(() => (console.error = error));

    it("reads no body of more members than any request has, and every one of fewer", async () => {
        let read = 0;
        const kinesis = { call: () => ({ status: 200, headers: {}, body: String(++read) }) };
        const services = { kinesis: kinesis as never, cognito: { keys: () => undefined } as never };
        const send = async (body: string) => {
            const answer = await answerAwsRequest(
                { ...request(targets.Kinesis), body: Buffer.from(body) },
                services,
            );
            return answer!.status;
        };
        assert.equal(await send(`[${"{},".repeat(100_000)}{}]`), 400);
        assert.equal(await send("[".repeat(200_001)), 400);
        assert.equal(read, 0);
        assert.equal(await send(JSON.stringify(Array(500).fill(",".repeat(256)))), 200);
    });

    const targets = {
        Kinesis: "Kinesis_20131202.PutRecord",
        Cognito: "AWSCognitoIdentityProviderService.SignUp",
    };
    for (const [service, target] of Object.entries(targets)) {
        const failingWith = async (failure: () => never) => {
            const services = {
                kinesis: { call: failure } as unknown as KinesisService,
                cognito: { call: failure } as unknown as CognitoService,
            };
            const { status, headers, body } = (await answerAwsRequest(request(target), services))!;
            return { status, type: headers["content-type"], ...(JSON.parse(String(body)) as object) };
        };

        it(`says that no ${service} answers only where none does`, async () => {
            const answer = await failingWith(() => {
                throw new ConnectionError("connect ECONNREFUSED 127.0.0.1:1");
            });
            assert.deepEqual(answer, {
                status: 503,
                type: "application/x-amz-json-1.1",
                __type: "ServiceUnavailable",
                message: `No ${service} answers: connect ECONNREFUSED 127.0.0.1:1`,
            });
            assert.deepEqual(printed, []);
        });

        it(`calls a bug behind ${service} a failure of its own, and prints it`, async () => {
            const bug = new TypeError("Cannot read properties of undefined");
            const answer = await failingWith(() => {
                throw bug;
            });
            assert.deepEqual(answer, {
                status: 500,
                type: "application/x-amz-json-1.1",
                __type: "InternalFailure",
                message: "The local run failed; see what it printed.",
            });
            assert.deepEqual(printed, [bug]);
        });
    }
});
