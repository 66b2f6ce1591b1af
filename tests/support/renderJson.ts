import assert from "node:assert/strict";
import type { RenderedJson, Template, TemplateScope } from "../../src/local/vtl";

/** What a template's text says, which has come out on the way of rendering it, the order of members included. */
export function renderJson(template: Template<RenderedJson>, scope: TemplateScope): unknown {
    const { text, value } = template.render(scope);
    assert.equal(JSON.stringify(value), JSON.stringify(JSON.parse(text)));
    return value;
}
