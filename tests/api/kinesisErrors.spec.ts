import assert from "node:assert/strict";
import { kinesisErrors, kinesisErrorsTemplate, otherError } from "../../src/api/kinesisErrors";
import { errorTemplate } from "../../src/api/mappingTemplates";

describe("The table of Kinesis's errors", () => {
    it("has each code once, and no code behind a beginning that covers it", () => {
        const codes = kinesisErrors.flatMap((error) => error.codes);
        codes.forEach((code, index) => {
            const earlier = codes.slice(0, index);
            assert.ok(
                earlier.every((other) =>
                    other.endsWith("*") ? !code.startsWith(other.slice(0, -1)) : other !== code,
                ),
                code,
            );
        });
    });

    it("is written so that no text of it can end a text of the template", () => {
        for (const { codes, status, message } of [...kinesisErrors, { ...otherError, codes: [] }]) {
            assert.match(message, /^[A-Z][\w ,.]+\.$/);
            assert.ok(codes.every((code) => /^[A-Za-z]+\*?$/.test(code)));
            assert.ok(status >= 400 && status < 600);
        }
    });

    it("is all in the error template, a branch a row", () => {
        const template = errorTemplate();
        assert.ok(template.includes(kinesisErrorsTemplate()));
        assert.ok(template.includes(`#set($code = '${otherError.code}')`));
        assert.equal(kinesisErrorsTemplate().match(/#(else)?if\(/g)?.length, kinesisErrors.length);
        assert.ok(
            kinesisErrorsTemplate().includes(
                "#elseif($code == 'LimitExceededException' || $code == 'ThrottlingException')\n" +
                    "#set($status = 429)\n" +
                    "#set($message = 'Too many requests of this kind, or a quota is reached. Slow down and try again.')\n" +
                    "#elseif($code == 'KMSThrottlingException')",
            ),
        );
        assert.match(template, /#elseif\(\$code\.startsWith\('KMS'\)\)/);
    });
});
