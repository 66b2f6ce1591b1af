import assert from "node:assert/strict";
import type { DeclaredResource } from "../../../src/local/declaration";
import { checkServed } from "../../../src/local/resources/notServed";

const integration = "aws:apigateway/integration:Integration";
const table: DeclaredResource = {
    urn: "urn:table",
    type: "aws:dynamodb/table:Table",
    name: "orders",
    id: "orders-1",
    inputs: {},
    outputs: { arn: "arn:aws:dynamodb:us-east-1:000000000000:table/orders-1", billingMode: "PROVISIONED" },
};
const needed =
    "aws:apigateway/integration:Integration call needs aws:dynamodb/table:Table orders: " +
    "the local run does not serve resources of this type.";

function refusal(type: string, inputs: object, others: Partial<DeclaredResource> = {}): string | undefined {
    const resource = { type, name: "call", id: "call-1", inputs: { ...inputs }, ...others };
    try {
        checkServed([resource, table]);
        return undefined;
    } catch (error) {
        return (error as Error).message;
    }
}

describe("A resource that is not served", () => {
    it("is needed where its id, or its ARN in a longer text, is an input of what is served", () => {
        assert.equal(refusal(integration, { credentials: table.id }), needed);
        assert.equal(
            refusal(integration, { requestTemplates: { json: `"${table.outputs!.arn as string}"` } }),
            needed,
        );
    });

    it("is needed where an input comes from it, which has no value without AWS", () => {
        const inputDependencies = { uri: [table.urn!] };
        assert.equal(refusal(integration, { uri: undefined }, { inputDependencies }), needed);
    });

    it("is not needed by what names it in passing, or allows something with it", () => {
        assert.equal(refusal(integration, { uri: `${table.id}-copy`, type: "PROVISIONED" }), undefined);
        assert.equal(
            refusal("aws:iam/rolePolicy:RolePolicy", { policy: String(table.outputs!.arn) }),
            undefined,
        );
        assert.equal(refusal("aws:sns/topic:Topic", { displayName: table.id }), undefined);
    });
});
