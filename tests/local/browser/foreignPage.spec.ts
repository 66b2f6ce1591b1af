import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "puppeteer-core";
import type { LocalRun } from "../../../src/local/localRun";
import { serve } from "../../support/gateway";
import { launchChromium, skipWithoutChromium, type Chromium } from "../../support/chromium";

/** A name that leads to this machine, as an attacker's name server could say of his own. */
const rebound = "evil.example";

describe("A foreign page in a browser", () => {
    let chromium: Chromium;
    let run: LocalRun;
    let site: Server;
    let page: Page;
    before(async function () {
        skipWithoutChromium(this);
        run = await serve();
        chromium = await launchChromium([`--host-resolver-rules=MAP ${rebound} 127.0.0.1`]);
        site = createServer((_, response) => response.end("<!doctype html><title>A page</title>"));
        await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
        page = await chromium.browser.newPage();
    });
    after(async () => {
        await chromium?.close();
        site?.close();
        await run?.close();
    });

    /** What a page reads: the status, or that the browser keeps the answer from it. */
    const read = (url: string, init: RequestInit = {}) =>
        page.evaluate(
            (url, init) =>
                fetch(url, init).then(
                    ({ status }) => status,
                    () => "blocked",
                ),
            url,
            init,
        );
    const post = (target: string, body: object): RequestInit => ({
        method: "POST",
        headers: { "X-Amz-Target": target, "Content-Type": "application/x-amz-json-1.1" },
        body: JSON.stringify(body),
    });

    it("reads the API and what AWS takes unsigned, and nothing else", async () => {
        await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}`);
        const { endpoint, invokeUrl, userPoolId } = run.outputs;
        const list = post("AWSCognitoIdentityProviderService.ListUsers", { UserPoolId: userPoolId });
        const user = post("AWSCognitoIdentityProviderService.GetUser", { AccessToken: "x" });
        assert.deepEqual(
            {
                api: await read(`${invokeUrl}/streams`),
                unsigned: await read(`${endpoint}/`, user),
                administrator: await read(`${endpoint}/`, list),
                kinesis: await read(`${endpoint}/`, post("Kinesis_20131202.ListStreams", {})),
                outputs: await read(`${endpoint}/_local`),
                faults: await read(`${endpoint}/_local/faults`, { method: "PUT", body: "[]" }),
            },
            {
                api: 401,
                unsigned: 400,
                administrator: "blocked",
                kinesis: "blocked",
                outputs: "blocked",
                faults: "blocked",
            },
        );
    });

    it("reads nothing of the console, by whatever a page can load", async () => {
        await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}`);
        const { endpoint } = run.outputs;
        for (const path of ["", "/", "/requests", "/records", "/users", "/codes", "/faults", "/app.js"]) {
            assert.equal(await read(`${endpoint}/_local${path}`), "blocked", path);
        }
        /** What becomes of an element that loads an address, or of a stream of events. */
        const load = (kind: "script" | "img" | "iframe" | "events", url: string) =>
            page.evaluate(
                (kind, url) =>
                    new Promise<string>((resolve) => {
                        const element =
                            kind === "events" ? new EventSource(url) : document.createElement(kind);
                        element.onerror = () => resolve("blocked");
                        element.addEventListener("open", () => resolve("read"));
                        element.addEventListener("load", () => {
                            const { contentDocument } = element as HTMLIFrameElement;
                            resolve(contentDocument?.body.textContent ? "read" : "blocked");
                        });
                        if (element instanceof HTMLElement) {
                            (element as HTMLImageElement).src = url;
                            document.body.append(element);
                        }
                    }),
                kind,
                url,
            );
        assert.deepEqual(
            {
                script: await load("script", `${endpoint}/_local/requests`),
                img: await load("img", `${endpoint}/_local/icon.svg`),
                iframe: await load("iframe", `${endpoint}/_local/`),
                events: await load("events", `${endpoint}/_local/requests`),
            },
            { script: "blocked", img: "blocked", iframe: "blocked", events: "blocked" },
        );
    });

    it("reads nothing by a name that was made to lead here", async () => {
        const { port } = new URL(run.outputs.endpoint);
        const own = `http://${rebound}:${port}`;
        const response = await page.goto(own);
        assert.equal(response?.status(), 403);
        assert.deepEqual(
            [
                await read(`${own}/_local`),
                await read(`${own}/v1/streams`),
                await read(`${own}/`, post("Kinesis_20131202.ListStreams", {})),
            ],
            [403, 403, 403],
        );
    });
});
