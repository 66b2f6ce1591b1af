import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LocalRun } from "../../../src/local/localRun";
import { serve } from "../../support/gateway";

describe("The API to try", () => {
    let run: LocalRun;
    before(async () => (run = await serve()));
    after(() => run.close());

    const get = (path: string, headers: Record<string, string> = {}) =>
        fetch(run.outputs.endpoint + path, { headers, redirect: "manual" });

    it("is a page of this address alone, whose every file is here", async () => {
        const answer = await get("/_local/api/");
        assert.equal(answer.headers.get("content-type"), "text/html; charset=utf-8");
        const policy = answer.headers.get("content-security-policy")!;
        assert.match(policy, /^default-src 'none';/);
        assert.match(policy, /script-src 'self';.*connect-src 'self';.*frame-ancestors 'none'$/);
        assert.equal(answer.headers.get("cross-origin-resource-policy"), "same-origin");
        const files = [...(await answer.text()).matchAll(/(?:src|href)="([^"/][^"]*)"/g)].map(
            ([, file]) => file!,
        );
        assert.equal(files.length, 4);
        for (const file of files) {
            const { status, headers } = await get(`/_local/api/${file}`);
            assert.deepEqual([status, headers.get("x-content-type-options")], [200, "nosniff"], file);
        }
    });

    it("is led to without its last slash, and has no other files", async () => {
        const answer = await get("/_local/api");
        assert.deepEqual([answer.status, answer.headers.get("location")], [308, "/_local/api/"]);
        for (const path of [
            "/_local/api/package.json",
            "/_local/api/..%2fpackage.json",
            "/_local/api/index.html",
        ]) {
            assert.equal((await get(path)).status, 403, path);
        }
    });

    it("is not for foreign pages, and neither is the document", async () => {
        for (const path of ["/_local/api/", "/_local/api/page.js", "/_local/openapi.json"]) {
            assert.equal((await get(path, { Origin: "https://evil.example" })).status, 403, path);
            assert.equal((await get(path)).headers.get("access-control-allow-origin"), null, path);
        }
    });

    it("installs without a word to anybody", () => {
        const { scarfSettings } = JSON.parse(
            readFileSync(join(__dirname, "../../../package.json"), "utf8"),
        ) as { scarfSettings: unknown };
        assert.deepEqual(scarfSettings, { enabled: false });
    });
});
