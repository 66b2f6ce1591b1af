import assert from "node:assert/strict";
import { createCredentials, isPassword } from "../../../src/local/cognito/credentials";

describe("A password", () => {
    const right = "Correct-Horse-7";

    for (const [whose, asKept] of [
        ["of a user who is new", false],
        ["that was read from the data folder", true],
    ] as const) {
        it(`${whose} is the right one each time, and no other is, before or after`, async () => {
            const made = await createCredentials(right, "us-east-1_pool", "user");
            const credentials = asKept ? (JSON.parse(JSON.stringify(made)) as typeof made) : made;
            for (const password of ["", "correct-horse-7", right, right, "", `${right} `, right]) {
                assert.equal(await isPassword(password, credentials), password === right, password);
            }
        });
    }

    it("is kept as no more than its hash and SRP's verifier", async () => {
        const credentials = await createCredentials(right, "us-east-1_pool", "user");
        assert.deepEqual(Object.keys(credentials), ["salt", "hash", "srp"]);
        assert.match(credentials.hash, /^[0-9a-f]{64}$/);
    });

    it("is none of a user who has none", async () => assert.equal(await isPassword("", undefined), false));
});
