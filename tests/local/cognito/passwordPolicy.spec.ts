import assert from "node:assert/strict";
import { checkPassword, type PasswordPolicy } from "../../../src/local/cognito/passwordPolicy";

const strict: PasswordPolicy = {
    MinimumLength: 12,
    RequireLowercase: true,
    RequireNumbers: true,
    RequireSymbols: true,
    RequireUppercase: true,
};

describe("Password policy", () => {
    const cases: readonly [password: string, policy: PasswordPolicy, requirement: string | undefined][] = [
        ["Correct-Horse-1", strict, undefined],
        ["Correct Horse 1", strict, undefined],
        ["Sh0rt-Horse", strict, "Password not long enough"],
        ["𝒳𝒳𝒳𝒳𝒳𝒳aA1!", strict, "Password not long enough"],
        ["CORRECT-HORSE-1", strict, "Password must have lowercase characters"],
        ["correct-horse-1", strict, "Password must have uppercase characters"],
        ["Correct-Horse-One", strict, "Password must have numeric characters"],
        ["CorrectHorse1", strict, "Password must have symbol characters"],
        [" CorrectHorse1 ", strict, "Password must have symbol characters"],
        ["short12", {}, "Password not long enough"],
        ["longenough", {}, undefined],
        ["sixsix", { MinimumLength: 6 }, undefined],
    ];
    for (const [password, policy, requirement] of cases) {
        it(`${requirement === undefined ? "takes" : "refuses"} ${JSON.stringify(password)}`, () => {
            const check = () => checkPassword(password, policy);
            if (requirement === undefined) {
                check();
                return;
            }
            assert.throws(check, {
                code: "InvalidPasswordException",
                message: `Password did not conform with policy: ${requirement}`,
            });
        });
    }
});
