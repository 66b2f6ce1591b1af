import assert from "node:assert/strict";
import { modelSchema } from "../../../src/local/openApi/modelSchema";

const convert = (schema: object) => modelSchema("Order", JSON.stringify(schema));

describe("A model as a schema of OpenAPI 3.1", () => {
    it("loses the name of its draft", () => {
        const model = { $schema: "http://json-schema.org/draft-04/schema#", id: "order", type: "object" };
        assert.deepEqual(convert(model), { type: "object" });
    });

    it("has its exclusive bounds as numbers", () => {
        const items = { minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false };
        assert.deepEqual(convert({ items }), { items: { exclusiveMinimum: 0, maximum: 9 } });
    });

    it("refers to other models, and to its own parts, in the document", () => {
        const address = "https://apigateway.amazonaws.com/restapis/a1b2/models/Price";
        const refs = [`${address}`, `${address}#/definitions/Net`, "#/definitions/Item", "#"];
        assert.deepEqual(convert({ oneOf: refs.map(($ref) => ({ $ref })) }), {
            oneOf: [
                "#/components/schemas/Price",
                "#/components/schemas/Price/definitions/Net",
                "#/components/schemas/Order/definitions/Item",
                "#/components/schemas/Order",
            ].map(($ref) => ({ $ref })),
        });
    });

    it("keeps properties that are called as keywords are, and values as they are", () => {
        const schema = {
            properties: { minimum: { type: "string" }, $ref: { type: "string" }, enum: { type: "string" } },
            enum: [{ minimum: 1, exclusiveMinimum: true }],
        };
        assert.deepEqual(convert(schema), schema);
    });

    it("has alternatives beside a type apart from it", () => {
        const anyOf = [{ minLength: 1 }, { not: { required: ["a"] } }];
        assert.deepEqual(convert({ type: "string", anyOf }), { type: "string", allOf: [{ anyOf }] });
        assert.deepEqual(convert({ anyOf }), { anyOf });
    });
});
