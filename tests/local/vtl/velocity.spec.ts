import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compileTemplate, TemplateError } from "../../../src/local/vtl";
import { render, type Request } from "./support";

interface Case extends Request {
    subject: string;
    template: string;
    output?: string;
    /** $context.responseOverride, where the template changes it. */
    override?: unknown;
    requestOverride?: unknown;
    fails?: "compile" | "render";
}

// The answers were recorded from Apache Velocity 1.7 with commons-lang 2.4 and Jayway JsonPath 2.4.0 (json-smart 2.3),
// set up as API Gateway is: a handler of invalid references answers "" (that gives what AWS was recorded to render), a
// map of $context prints nothing, $input.json writes with json-smart's default style, a #foreach ends after 1,000
// rounds. The first line holds the body of the cases that name none.
const [{ body: commonBody } = {}, ...cases] = readFileSync(join(__dirname, "velocityCases.jsonl"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Case);

describe("mapping templates as Apache Velocity renders them", () => {
    for (const subject of new Set(cases.map((item) => item.subject))) {
        describe(subject, () => {
            for (const item of cases.filter((other) => other.subject === subject)) {
                it(JSON.stringify(item.template), () => check(item));
            }
        });
    }
});

const noRequestOverride = { path: {}, header: {}, querystring: {} };

function check({ template, output, override = { header: {} }, requestOverride, fails, ...request }: Case) {
    const context = { ...request.context };
    const run = () => render(template, { body: commonBody, ...request, context });
    if (fails === "compile") {
        assert.throws(() => compileTemplate(template), TemplateError);
        return;
    }
    assert.doesNotThrow(() => compileTemplate(template));
    if (fails === "render") {
        assert.throws(run, TemplateError);
        return;
    }
    assert.equal(run(), output);
    assert.deepEqual(context.responseOverride ?? { header: {} }, override);
    assert.deepEqual(context.requestOverride ?? noRequestOverride, requestOverride ?? noRequestOverride);
}
