import assert from "node:assert/strict";
import http from "node:http";
import http2 from "node:http2";
import { once } from "node:events";
import type { LocalRun } from "../../../src/local/localRun";
import { serve, serviceAt, signIn } from "../../support/gateway";
import { text } from "./protocols";

const foreign = "https://evil.example";
const cognito = "AWSCognitoIdentityProviderService";

interface Sent {
    readonly method?: string;
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
}

describe("A web page", () => {
    let run: LocalRun;
    let port: number;
    let token: string;
    before(async () => {
        run = await serve();
        port = Number(new URL(run.outputs.endpoint).port);
        token = (await signIn(run.outputs, serviceAt(run.outputs.endpoint))).IdToken;
    });
    after(() => run.close());

    const send = async ({ method = "GET", path, headers = {}, body = "" }: Sent) => {
        const request = http
            .request({ host: "127.0.0.1", port, method, path, headers, agent: false })
            .end(body);
        const [response] = (await once(request, "response")) as [http.IncomingMessage];
        return { status: response.statusCode, headers: response.headers, body: await text(response) };
    };
    const service = (
        target: string,
        input: object,
        headers: Readonly<Record<string, string>> = {},
    ): Sent => ({
        method: "POST",
        path: "/",
        headers: { "X-Amz-Target": target, ...headers },
        body: JSON.stringify(input),
    });

    const hosts: readonly [host: string, isLetIn: boolean][] = [
        ["127.0.0.1", true],
        ["127.0.0.1:PORT", true],
        ["localhost:PORT", true],
        ["LOCALHOST", true],
        ["api.localhost:PORT", true],
        ["[::1]:PORT", true],
        ["evil.example", false],
        ["evil.example:PORT", false],
        ["localhost.evil.example", false],
        ["127.0.0.1.evil.example", false],
        ["evil-localhost", false],
        ["127.0.0.1@evil.example", false],
        ["10.0.0.1", false],
    ];
    for (const [host, isLetIn] of hosts) {
        it(`${isLetIn ? "reaches" : "does not reach"} anything as ${host}`, async () => {
            const headers = { Host: host.replace("PORT", String(port)), Authorization: token };
            const seen = [
                await send({ path: "/v1/streams", headers }),
                await send({ path: "/_local", headers }),
                await send(service("Kinesis_20131202.ListStreams", {}, headers)),
            ];
            assert.deepEqual(
                seen.map(({ status }) => status),
                isLetIn ? [200, 200, 200] : [403, 403, 403],
            );
            if (!isLetIn) {
                for (const { body, headers } of seen) {
                    assert.match(body, /is no name of this machine/);
                    assert.equal(headers["access-control-allow-origin"], undefined);
                }
            }
        });
    }

    const fetches: readonly [site: string, mode: string, status: number][] = [
        ["cross-site", "no-cors", 403],
        ["same-site", "no-cors", 403],
        ["cross-site", "navigate", 200],
        ["same-origin", "no-cors", 200],
        ["none", "navigate", 200],
    ];
    for (const [site, mode, expected] of fetches) {
        it(`that loads (${mode}) something of a ${site} address without its origin is answered ${expected}`, async () => {
            const headers = { "Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode };
            assert.equal((await send({ path: "/_local/app.js", headers })).status, expected);
        });
    }

    it("does not reach anything by another name over HTTP/2", async () => {
        const session = http2.connect(run.outputs.endpoint);
        const statuses = [];
        for (const authority of ["evil.example", `localhost:${port}`]) {
            const stream = session.request({ ":path": "/_local", ":authority": authority }).end();
            const [headers] = (await once(stream, "response")) as [http2.IncomingHttpStatusHeader];
            await text(stream);
            statuses.push(headers[":status"]);
        }
        session.close();
        assert.deepEqual(statuses, [403, 200]);
    });

    const answers: readonly [what: string, sent: () => Sent, foreign: number, own: number][] = [
        ["the API", () => ({ path: "/v1/streams", headers: { Authorization: token } }), 200, 200],
        ["the outputs", () => ({ path: "/_local" }), 403, 200],
        ["the codes", () => ({ path: "/_local/codes" }), 403, 200],
        ["faults", () => ({ method: "PUT", path: "/_local/faults", body: "[]" }), 403, 200],
        ["Kinesis", () => service("Kinesis_20131202.ListStreams", {}), 403, 200],
        ["a key set", () => ({ path: `/${run.outputs.userPoolId}/.well-known/jwks.json` }), 200, 200],
        [
            "an operation that AWS takes unsigned",
            () => service(`${cognito}.GetUser`, { AccessToken: "x" }),
            400,
            400,
        ],
        [
            "an administrator's operation",
            () => service(`${cognito}.ListUsers`, { UserPoolId: run.outputs.userPoolId }),
            403,
            200,
        ],
    ];
    for (const [what, sent, fromForeign, fromOwn] of answers) {
        it(`of another origin is answered ${fromForeign} by ${what}, one of its own ${fromOwn}`, async () => {
            const { headers, ...rest } = sent();
            const from = (Origin: string) => send({ ...rest, headers: { ...headers, Origin } });
            for (const origin of [foreign, "null", "http://localhost:1", `http://evil.example:${port}`]) {
                const { status, headers } = await from(origin);
                assert.equal(status, fromForeign, origin);
                if (status === 403) {
                    assert.equal(headers["access-control-allow-origin"], undefined);
                }
            }
            assert.equal((await from(run.outputs.endpoint)).status, fromOwn);
        });
    }
});
