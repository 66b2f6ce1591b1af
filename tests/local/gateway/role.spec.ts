import assert from "node:assert/strict";
import { rolesOf } from "../../../src/local/gateway/role";

const roleWith = (...Statement: object[]) =>
    rolesOf([
        {
            type: "aws:apigateway/integration:Integration",
            name: "caller",
            id: "caller",
            inputs: { credentials: "arn" },
            outputs: {},
        },
        { type: "aws:iam/role:Role", name: "role", id: "role", inputs: {}, outputs: { arn: "arn" } },
        {
            type: "aws:iam/rolePolicy:RolePolicy",
            name: "role",
            id: "role:role",
            inputs: { role: "role", policy: JSON.stringify({ Version: "2012-10-17", Statement }) },
            outputs: {},
        },
    ]).get("arn")!;

describe("A role's condition", () => {
    const Condition = { StringLike: { "kms:ViaService": "kinesis.*.amazonaws.com" } };
    const key = { Effect: "Allow", Action: "kms:GenerateDataKey", Resource: "*", Condition };

    it("holds for a value like its pattern, and for no other and none", () => {
        const allows = (context?: Record<string, string>) =>
            roleWith(key).allows("kms:GenerateDataKey", "arn:key", context);
        assert.equal(allows({ "kms:ViaService": "kinesis.eu-west-1.amazonaws.com" }), true);
        assert.equal(allows({ "kms:ViaService": "s3.eu-west-1.amazonaws.com" }), false);
        assert.equal(allows({ "aws:SourceIp": "kinesis.eu-west-1.amazonaws.com" }), false);
        assert.equal(allows(), false);
    });

    it("is refused by name where it is of another kind", () => {
        assert.throws(() => roleWith({ ...key, Condition: { Bool: { "aws:SecureTransport": "true" } } }), {
            message: "Role policy role: Condition Bool is not supported; StringLike is.",
        });
    });
});
