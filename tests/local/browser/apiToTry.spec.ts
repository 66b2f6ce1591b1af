import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "puppeteer-core";
import type { LocalRun } from "../../../src/local/localRun";
import { apiFacts } from "../../../src/tools/openapi/apiFacts";
import { launchChromium, skipWithoutChromium, type Chromium } from "../../support/chromium";
import { type ConfigChange } from "../../support/declare";
import { serve, serviceAt, signIn, user } from "../../support/gateway";

describe("The API to try, in a browser", () => {
    let chromium: Chromium;
    before(async function () {
        skipWithoutChromium(this);
        chromium = await launchChromium();
    });
    after(() => chromium?.close());

    /** Opens the page of a run; what goes wrong in it, and each address that it asks, is kept. */
    async function open(change: ConfigChange, use: (page: Page, run: LocalRun) => Promise<void>) {
        const run = await serve(change, { apiFacts });
        const page = await chromium.browser.newPage();
        const asked = new Set<string>();
        const problems: string[] = [];
        page.on("request", (request) => asked.add(new URL(request.url()).origin));
        page.on("console", (message) => {
            // What is refused, the page shows by itself.
            if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
                problems.push(message.text());
            }
        });
        page.on("pageerror", (error) => problems.push(String(error)));
        try {
            await page.goto(`${run.outputs.endpoint}/_local/api`);
            await page.waitForSelector("#operations-produce-PutRecord");
            await use(page, run);
            assert.deepEqual(problems, []);
            assert.deepEqual(
                [...asked].filter((origin) => origin !== "null"),
                [run.outputs.endpoint],
            );
        } finally {
            await page.close();
            await run.close();
        }
    }

    const statusOf = (page: Page) => page.$eval("#status", ({ textContent }) => textContent);
    const waitForStatus = (page: Page, text: string) =>
        page.waitForFunction(
            (text) => document.getElementById("status")!.textContent.includes(text),
            {},
            text,
        );

    /** Sends PutRecord as the page has it, and answers with the status that the page shows. */
    async function putRecord(page: Page): Promise<string> {
        const operation = "#operations-produce-PutRecord";
        await page.click(`${operation} .opblock-summary-control`);
        await page.waitForSelector(`${operation} button.execute`);
        const status = `${operation} .live-responses-table tbody .response-col_status`;
        // Swagger UI takes the example over a moment after it shows it, and sends nothing before.
        for (let attempt = 0; (await page.$(status)) === null; attempt++) {
            assert.ok(attempt < 40, "no answer is shown");
            await page.$eval(`${operation} button.execute`, (button) => (button as HTMLElement).click());
            await sleep(500);
        }
        return page.$eval(status, ({ textContent }) => textContent.trim());
    }

    it("sends a record with a token of a new user, with no word to anybody else", () =>
        open({}, async (page, run) => {
            assert.equal(await statusOf(page), "Not signed in.");
            await page.click("#new-user");
            await waitForStatus(page, "Signed in as try-");
            assert.match(await putRecord(page), /^200/);
            const summary = (await serviceAt(run.outputs.endpoint)(
                "AWSCognitoIdentityProviderService.ListUsers",
                {
                    UserPoolId: run.outputs.userPoolId,
                },
            )) as { Users: unknown[] };
            assert.equal(summary.Users.length, 1);
        }));

    it("signs a user in by password, says what Cognito refuses, and sends nothing without", () =>
        open({}, async (page, run) => {
            await signIn(run.outputs, serviceAt(run.outputs.endpoint));
            await page.type("[name=username]", user.name);
            await page.type("[name=password]", "wrong");
            await page.click("#user button");
            await waitForStatus(page, "Incorrect username or password.").catch(async () =>
                assert.fail(String(await statusOf(page))),
            );
            await page.$eval("[name=password]", (input) => ((input as HTMLInputElement).value = ""));
            await page.type("[name=password]", user.password);
            await page.click("#user button");
            await waitForStatus(page, `Signed in as ${user.name}.`);
            assert.match(await putRecord(page), /^200/);
        }));

    it("takes a machine client's token where there are no others", () =>
        open({ accessTokens: true, machinesOnly: true, machineClients: ["till"] }, async (page) => {
            assert.equal(await page.$eval("#user", (form) => (form as HTMLFormElement).hidden), true);
            await page.click("#machine button");
            await waitForStatus(page, "With the token of till.");
            assert.match(await putRecord(page), /^200/);
        }));
}).timeout(60_000);
