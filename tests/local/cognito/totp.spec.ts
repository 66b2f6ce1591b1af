import assert from "node:assert/strict";
import { createSecret, oneTimePassword, stepOf } from "../../../src/local/cognito/totp";
import * as authenticator from "./authenticator";

/** "12345678901234567890" in base 32, the secret of RFC 6238's test vectors. */
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

describe("A one-time password", () => {
    const vectors: readonly [seconds: number, password: string][] = [
        [59, "287082"],
        [1111111109, "081804"],
        [1111111111, "050471"],
        [1234567890, "005924"],
        [2000000000, "279037"],
        [20000000000, "353130"],
    ];
    for (const [seconds, password] of vectors) {
        it(`is ${password} at ${seconds} seconds, as in RFC 6238`, () => {
            assert.equal(oneTimePassword(secret, Math.floor(seconds / 30)), password);
        });
    }

    it("is good in the step before and after its own, and no longer", () => {
        const step = 1000;
        const password = oneTimePassword(secret, step);
        const found = [-2, -1, 0, 1, 2].map((late) => stepOf(password, secret, (step + late) * 30_000));
        assert.deepEqual(found, [undefined, step, step, step, undefined]);
    });

    it("comes of a secret as an app comes to it", () => {
        const own = createSecret();
        assert.match(own, /^[A-Z2-7]{52}$/);
        assert.equal(oneTimePassword(own, 7), authenticator.oneTimePassword(own, 7 * 30_000));
    });
});
