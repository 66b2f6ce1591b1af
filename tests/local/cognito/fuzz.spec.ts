import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { operations } from "../../../src/local/cognito/served";
import type { CognitoService } from "../../../src/local/cognito/service";
import { bodiesOf, fillFolder, open, stateOf } from "./fuzz";

/** Bodies for each operation; `npm run test:long` has more. */
const numRuns = Number(process.env.FUZZ_RUNS ?? 100);

describe("An operation of the local Cognito, whatever its body", () => {
    let folder: string;
    let file: string;
    let original: string;
    let tokens: Readonly<Record<string, string>>;
    let cognito: CognitoService | undefined;

    before(async () => {
        folder = mkdtempSync(join(tmpdir(), "fuzz-"));
        file = join(folder, "cognito.jsonl");
        original = join(folder, "original");
        tokens = await fillFolder(folder);
        copyFileSync(file, original);
    });
    after(async () => {
        await cognito?.close();
        rmSync(folder, { recursive: true });
    });

    /** A Cognito as it was before any of the bodies. */
    const restore = async (): Promise<CognitoService> => {
        await cognito?.close();
        copyFileSync(original, file);
        return (cognito = open(folder));
    };

    for (const action of operations.keys()) {
        it(`${action} succeeds, or is refused as AWS refuses and changes nothing`, async () => {
            let fuzzed = await restore();
            const before = await stateOf(fuzzed);
            const { size } = statSync(file);
            let refused = 0;
            await fc.assert(
                fc.asyncProperty(bodiesOf(action, tokens), async (text) => {
                    const { status, headers, body } = await fuzzed.call(action, text);
                    if (status === 200) {
                        fuzzed = await restore();
                        return;
                    }
                    refused++;
                    const { __type, ...more } = JSON.parse(body) as { __type: string; message: string };
                    assert.equal(status, 400, `${body} to ${text}`);
                    assert.match(__type, /^[A-Za-z]+Exception$/);
                    assert.deepEqual(Object.keys(more), ["message"]);
                    assert.equal(headers["x-amzn-errortype"], `${__type}:`);
                    assert.ok(body.length < 20_000);
                    assert.equal(statSync(file).size, size, `kept: ${text}`);
                    assert.equal(await stateOf(fuzzed), before, `changed by ${text}`);
                }),
                { numRuns },
            );
            assert.ok(refused > numRuns / 10);
        }).timeout(numRuns * 1000);
    }
});
