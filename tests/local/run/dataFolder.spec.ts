import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LocalOutputs } from "../../../src/local/outputs";
import { serviceAt, signIn, type Tokens, user } from "../../support/gateway";
import { Client } from "../../support/client";
import { Command } from "../../support/command";
import { Sender } from "./sender";
import { assertStored, readStream } from "./storedRecords";

const batchSize = 20;
const senderCount = 8;

describe("npm run local -- --data FOLDER", () => {
    let folder: string;
    let command: Command;
    beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "data-"))));
    afterEach(async () => {
        await command.kill("SIGKILL");
        rmSync(folder, { recursive: true });
    });

    async function start(): Promise<LocalOutputs> {
        command = Command.start("local", ["--json", "--port", "0", "--data", join(folder, "new", "data")]);
        return JSON.parse(await command.printed("\n")) as LocalOutputs;
    }

    it("has users and every acknowledged record again when it was killed in mid-load", async () => {
        const first = await start();
        const { IdToken } = await signIn(first, serviceAt(first.endpoint));
        const client = new Client(first, IdToken, senderCount);
        const senders = Array.from({ length: senderCount }, (_, at) => new Sender(client, `sender ${at}`));
        let answers = 0;
        const load = senders.map(async (sender, at) => {
            for (;;) {
                const put = at % 2 === 0 ? sender.putOne() : sender.putBatch(batchSize);
                const answer = await put.catch(() => undefined);
                if (answer === undefined) {
                    return;
                }
                assert.equal(answer.status, 200, answer.body);
                if (++answers >= 400) {
                    void command.kill("SIGKILL");
                }
            }
        });
        await Promise.all(load);
        client.close();
        assert.equal((await command.ended).signal, "SIGKILL");

        const second = await start();
        assert.deepEqual(
            [second.userPoolId, second.userPoolClientId, second.streamArn],
            [first.userPoolId, first.userPoolClientId, first.streamArn],
        );
        const { AuthenticationResult } = await serviceAt(second.endpoint)(
            "AWSCognitoIdentityProviderService.InitiateAuth",
            {
                AuthFlow: "USER_PASSWORD_AUTH",
                AuthParameters: { USERNAME: user.name, PASSWORD: user.password },
                ClientId: second.userPoolClientId,
            },
        );
        const again = new Client(second, (AuthenticationResult as Tokens).IdToken, 1);
        const later = new Sender(again, "later");
        assert.equal((await later.putBatch(batchSize)).status, 200);
        again.close();

        const stored = await readStream(second);
        const acknowledged = [...senders, later].flatMap((sender) => sender.acknowledged);
        assertStored(stored, acknowledged);
        // What is there beyond that are requests whose answers the kill has cut off: one of each sender at most.
        assert.ok(stored.length - acknowledged.length <= senderCount * batchSize);
    });
});
