import assert from "node:assert/strict";
import type { Page } from "puppeteer-core";
import type { LocalRun } from "../../../src/local/localRun";
import { serve, serviceAt, signIn, user } from "../../support/gateway";
import { launchChromium, skipWithoutChromium, type Chromium } from "../../support/chromium";

/** What would run, if it became markup. */
const evil = (where: string) =>
    `<img src=x onerror="window.ran='${where}'"><svg onload="window.ran='${where}'">`;

describe("The console in a browser", () => {
    let chromium: Chromium;
    let run: LocalRun;
    let page: Page;
    let token: string;
    const complaints: string[] = [];
    before(async function () {
        skipWithoutChromium(this);
        [chromium, run] = await Promise.all([launchChromium(), serve()]);
        const call = serviceAt(run.outputs.endpoint);
        token = (await signIn(run.outputs, call)).IdToken;
        await call("AWSCognitoIdentityProviderService.AdminUpdateUserAttributes", {
            UserPoolId: run.outputs.userPoolId,
            Username: user.name,
            UserAttributes: [{ Name: "name", Value: evil("name") }],
        });
        page = await chromium.browser.newPage();
        page.on("pageerror", (error) => complaints.push(String(error)));
        page.on("console", (message) => complaints.push(message.text()));
        await page.goto(run.outputs.endpoint);
        await shows("No request yet");
    });
    after(async () => {
        await chromium?.close();
        await run?.close();
    });

    const put = async (body: unknown, headers: Record<string, string> = {}, query = ""): Promise<number> => {
        const { invokeUrl, streamName } = run.outputs;
        const { status } = await fetch(`${invokeUrl}/streams/${streamName}/record${query}`, {
            method: "PUT",
            headers: { Authorization: token, "Content-Type": "application/json", ...headers },
            body: JSON.stringify(body),
        });
        return status;
    };
    /** Waits until a part of the page has a text. */
    const shows = (text: string, selector = "main") =>
        page.waitForFunction(
            (selector, text) => document.querySelector(selector)?.textContent.includes(text),
            { timeout: 5000 },
            selector,
            text,
        );
    const open = async (part: string) => {
        await page.click(`nav a[href="#${part}"]`);
        await page.waitForSelector(`nav a[href="#${part}"][aria-current=page]`);
    };
    const textOf = (selector: string) => page.$eval(selector, (element) => element.textContent);
    /** Opens the newest request, once it has a text. */
    const openNewest = async (text: string) => {
        await shows(text, ".requests tbody tr:first-child");
        await page.click(".requests tbody tr:first-child a");
        await page.waitForSelector(".requests tbody tr:first-child.opened");
    };

    it("is where a browser is led to", () => assert.equal(page.url(), `${run.outputs.endpoint}/_local/`));

    it("shows why a request fails validation", async () => {
        assert.equal(await put({ Data: "d" }), 400);
        await openNewest("BAD_REQUEST_BODY");
        assert.match(await textOf(".cause"), /Refused by the validation.*PartitionKey/s);
        assert.match(await textOf("[aria-label='Rendered template']"), /none was rendered/);
    });

    it("shows a put with what its template rendered and Kinesis answered", async () => {
        assert.equal(await put({ Data: { a: 1 }, PartitionKey: "some key" }), 200);
        await openNewest("200");
        const rendered = JSON.parse(await textOf("pre[aria-label='Rendered template']")) as object;
        const Data = Buffer.from('{"a":1}').toString("base64");
        assert.deepEqual(rendered, { StreamName: run.outputs.streamName, PartitionKey: "some key", Data });
        assert.match(await textOf("[aria-label='Answer of the backend']"), /"SequenceNumber"/);
        assert.match(await textOf("[aria-label='Body of the response']"), /"SequenceNumber"/);
    });

    it("shows the record that arrived, as text, JSON and bytes", async () => {
        await open("records");
        await shows("some key");
        assert.equal(await textOf(".shard .data pre"), '{"a":1}');
        await page.click("input[value=json]");
        await shows('{\n  "a": 1\n}', ".shard .data");
        await page.click("input[value=hex]");
        await shows("7b 22 61 22 3a 31 7d", ".shard .data");
        await page.click("input[value=text]");
        await put({ Data: "the next one", PartitionKey: "some key" });
        await shows("the next one");
    });

    it("switches a fault on, and shows the 429 that follows", async () => {
        await open("faults");
        const button = "section[aria-label='Common faults'] li:first-child button";
        await page.waitForSelector(button);
        await page.click(button);
        await shows(
            "PutRecord=ProvisionedThroughputExceededException",
            "section[aria-label='Faults that are on']",
        );
        assert.equal(await put({ Data: "d", PartitionKey: "k" }), 429);
        await page.click(button);
        await shows("None", "section[aria-label='Faults that are on']");
        assert.equal(await put({ Data: "d", PartitionKey: "k" }), 200);
        await open("requests");
        await shows("ProvisionedThroughputExceededException", ".requests tbody tr:nth-child(2)");
    });

    it("shows every text from outside as text", async () => {
        await put(
            { Data: evil("data"), PartitionKey: evil("key") },
            { "X-Evil": evil("header") },
            `?q=${evil("query")}`,
        );
        await open("requests");
        await openNewest("?q=");
        await shows("onerror=\"window.ran='header'\"", ".detail");
        assert.match(await textOf("[aria-label='Body of the request']"), /window\.ran='data'/);
        await open("records");
        await shows("onerror=\"window.ran='data'\"");
        await shows("onerror=\"window.ran='key'\"");
        await open("users");
        await shows("onerror=\"window.ran='name'\"");
        assert.equal(await page.evaluate(() => (window as { ran?: string }).ran), undefined);
        assert.equal(await page.$("main img, main svg"), null);
        assert.equal((await page.content()).includes(token.split(".")[2]!), false);
    });

    it("goes from request to request by the keyboard", async () => {
        await open("requests");
        await page.focus(".requests tbody tr:first-child a");
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("Enter");
        await page.waitForSelector(".requests tbody tr:nth-child(2).opened");
    });

    it("names everything that can be used, in each part", async () => {
        for (const part of ["requests", "records", "users", "faults", "run"]) {
            await open(part);
            const nameless = await page.$$eval(
                "a, button, input, select, pre[tabindex], section",
                (elements) =>
                    elements
                        .filter((element) => {
                            const { ariaLabel, textContent } = element;
                            const label = (element as HTMLInputElement).labels?.[0]?.textContent;
                            const labelled = element.getAttribute("aria-labelledby");
                            return (ariaLabel ?? labelled ?? label ?? textContent).trim() === "";
                        })
                        .map(({ outerHTML }) => outerHTML),
            );
            assert.deepEqual(nameless, [], part);
        }
    });

    it("keeps a bounded list of many requests, the newest among them", async () => {
        await open("requests");
        await Promise.all(Array.from({ length: 300 }, (_, n) => fetch(`${run.outputs.invokeUrl}/many/${n}`)));
        await fetch(`${run.outputs.invokeUrl}/the-last`);
        await shows("/v1/the-last", ".requests tbody tr:first-child");
        const rows = await page.$$eval(".requests tbody tr", ({ length }) => length);
        assert.ok(rows <= 200, String(rows));
        assert.match(await textOf(".rate"), /\d+ req\/s/);
    });

    it("does all that within its policy, without an error", () => assert.deepEqual(complaints, []));
});
