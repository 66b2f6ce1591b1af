import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { isDeepStrictEqual } from "node:util";
import type { Page } from "puppeteer-core";
import { startLocalRun, type LocalRun } from "../../../src/local/localRun";
import type { LocalOutputs } from "../../../src/local/outputs";
import type { DeclaredResource, Declaration } from "../../../src/local/declaration";
import { serviceAt, signIn } from "../../support/gateway";
import { declare } from "../../support/declare";
import { launchChromium, skipWithoutChromium, type Chromium } from "../../support/chromium";
import { steps, walk, type Reading, type Step } from "./pageWalk";

/** Where pages come from. */
const sites = ["own", "second", "foreign"] as const;
type Site = (typeof sites)[number];

/** Who may read: one origin, two, or all. */
type Allowed = readonly (Site | "*")[];
const one: Allowed = ["own"];
const two: Allowed = ["own", "second"];
const all: Allowed = ["*"];

/** Kinds of answers, by the names of the resources that declare them. */
const kinds = {
    preflight: /-OPTIONS$/,
    success: /-success$/,
    error: /-error$/,
    "gateway response": /^(default|bad|throttled)/,
};
type Kind = keyof typeof kinds;

interface Loss {
    readonly header: string;
    readonly from: readonly Kind[];
    readonly allowed: Allowed;
    /** How a step fails whose preflight lacks the header. Defaults to not at all. */
    readonly preflight?: (step: Step) => string | undefined;
    /** How a step fails whose answer lacks it. Defaults to not at all. */
    readonly answer?: string;
}

const allowOrigin = {
    header: "Access-Control-Allow-Origin",
    from: ["preflight", "success", "error", "gateway response"],
    preflight: () => "PreflightMissingAllowOriginHeader",
    answer: "MissingAllowOriginHeader",
} as const;

const losses: readonly Loss[] = [
    { ...allowOrigin, allowed: one },
    { ...allowOrigin, allowed: two },
    {
        header: "Access-Control-Allow-Headers",
        from: ["preflight"],
        allowed: one,
        preflight: () => "HeaderDisallowedByPreflightResponse",
    },
    {
        header: "Access-Control-Allow-Methods",
        from: ["preflight"],
        allowed: one,
        // GET needs no permission.
        preflight: ({ request: [method] }) =>
            method === "GET" ? undefined : "MethodDisallowedByPreflightResponse",
    },
    {
        header: "Access-Control-Expose-Headers",
        from: ["success", "error", "gateway response"],
        allowed: one,
        answer: "headers unread",
    },
];

describe("In a browser", () => {
    let chromium: Chromium | undefined;
    const servers: Server[] = [];
    const origins = {} as Record<Site, string>;
    const pages = {} as Record<Site, Page>;
    let run: LocalRun | undefined;

    before(async function () {
        skipWithoutChromium(this);
        chromium = await launchChromium();
        for (const site of sites) {
            const server = createServer((_, response) =>
                response.end("<!doctype html><title>A page</title>"),
            );
            servers.push(server);
            await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
            origins[site] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
            pages[site] = await chromium.browser.newPage();
            await pages[site].goto(origins[site]);
        }
    });
    afterEach(() => run?.close());
    after(async () => {
        await chromium?.close();
        servers.forEach((server) => server.close());
    });

    const declarations = new Map<Allowed, Promise<Declaration>>();
    const declareFor = (allowed: Allowed): Promise<Declaration> => {
        const corsOrigins = allowed.map((site) => (site === "*" ? site : origins[site]));
        const declaration =
            declarations.get(allowed) ?? declare({ corsOrigins, reachableStreams: ["my-stream", "ghost"] });
        declarations.set(allowed, declaration);
        return declaration;
    };

    const start = async (declaration: Declaration): Promise<LocalOutputs> => {
        run = await startLocalRun({ declaration, port: 0, shardLimits: true });
        await signIn(run.outputs, serviceAt(run.outputs.endpoint));
        return run.outputs;
    };

    const readers: readonly { site: Site; allowed: Allowed }[] = [
        { site: "own", allowed: one },
        { site: "own", allowed: two },
        { site: "second", allowed: two },
        { site: "foreign", allowed: all },
    ];
    for (const { site, allowed } of readers) {
        it(`the ${site} origin reads every answer where ${allowed.join(" and ")} may`, async () => {
            const api = await start(await declareFor(allowed));
            assert.deepEqual(
                await walk(pages[site], api),
                byStep(({ reads }) => reads),
            );
        });
    }

    it("a foreign origin reads nothing where another may", async () => {
        const api = await start(await declareFor(one));
        const expected = byStep(({ preflight }) => ({
            blocked: preflight === undefined ? "AllowOriginMismatch" : "PreflightAllowOriginMismatch",
        }));
        assert.deepEqual(await walk(pages.foreign, api), expected);
    });

    it("a foreign origin reads nothing, its own token sent, where two others may", async () => {
        const api = await start(await declareFor(two));
        const expected = byStep(({ request: [, path], reads }) =>
            // A gateway response cannot choose among origins: a request that needs no preflight reads its fixed text.
            path === "/nope" ? reads : { blocked: "PreflightMissingAllowOriginHeader" },
        );
        assert.deepEqual(await walk(pages.foreign, api), expected);
    });

    for (const loss of losses) {
        for (const kind of loss.from) {
            it(`needs ${loss.header} in each ${kind} where ${loss.allowed.join(" and ")} may`, async () => {
                const whole = await declareFor(loss.allowed);
                const { names, declaration } = without(whole, loss.header, kinds[kind]);
                const api = await start(declaration);
                const readings = await walk(pages.own, api);
                const failures = byStep((step) => failureOf(step, readings[step.what]!));
                const expected = byStep((step) => {
                    if (names.has(step.preflight ?? "")) {
                        return loss.preflight?.(step);
                    }
                    return names.has(step.answer ?? "") ? loss.answer : undefined;
                });
                assert.deepEqual(failures, expected);

                // Nothing throttles here.
                const reached = new Set([
                    "throttled",
                    ...steps.flatMap((step) => [step.preflight, step.answer]),
                ]);
                assert.deepEqual(
                    [...names].filter((name) => !reached.has(name)),
                    [],
                );
                assert.notEqual(names.size, 0);
            });
        }
    }
});

function byStep<T>(what: (step: Step) => T): Record<string, T> {
    return Object.fromEntries(steps.map((step) => [step.what, what(step)]));
}

/** How a step failed; undefined when it did not. */
function failureOf({ reads }: Step, reading: Reading): string | undefined {
    if (isDeepStrictEqual(reading, reads)) {
        return undefined;
    }
    if ("blocked" in reading) {
        return reading.blocked;
    }
    return reading.id === null ? "headers unread" : JSON.stringify(reading);
}

/** A declaration without a header in the answers of a kind, and the names of the resources that had it. */
function without(declaration: Declaration, header: string, kind: RegExp) {
    const names = new Set<string>();
    const rest = declaration.map((resource) => {
        const name = resource.name.replace("kinesis-proxy-", "");
        const changed = kind.test(name) ? withoutHeader(resource, header) : resource;
        if (changed !== resource) {
            names.add(name);
        }
        return changed;
    });
    return { names, declaration: rest };
}

/** The header is mapped in the answer, or set by its template. */
function withoutHeader(resource: DeclaredResource, header: string): DeclaredResource {
    if (!/:(Integration)?Response$/.test(resource.type)) {
        return resource;
    }
    const setting = `#set($context.responseOverride.header.${header} = $origin)`;
    const inputs = JSON.parse(JSON.stringify(resource.inputs), (key, value: unknown) => {
        if (key.endsWith(`.${header}`)) {
            return undefined;
        }
        return typeof value === "string" ? value.replace(setting, "") : value;
    }) as DeclaredResource["inputs"];
    return isDeepStrictEqual(inputs, resource.inputs) ? resource : { ...resource, inputs };
}
