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

describe("A role's policy", () => {
    const stream = { Effect: "Allow", Action: "kinesis:Put*", Resource: "arn:aws:kinesis:*:stream/a.b" };

    it("has of wildcards the star and the question mark, and every other character for itself", () => {
        const allows = (Resource: string, resource: string) =>
            roleWith({ ...stream, Resource }).allows("kinesis:PutRecord", resource);
        assert.equal(allows(stream.Resource, "arn:aws:kinesis:us-east-1:1:stream/a.b"), true);
        assert.equal(allows(stream.Resource, "arn:aws:kinesis:us-east-1:1:stream/axb"), false);
        assert.equal(allows(stream.Resource, "arn:aws:kinesis:us-east-1:1:stream/a.bc"), false);
        assert.equal(allows("a?", "ab"), true);
        assert.equal(allows("a?", "a"), false);
        for (const character of "\\^$.|+()[]{}") {
            assert.equal(allows(`a${character}d`, `a${character}d`), true, character);
        }
        assert.equal(allows("a\\d", "a1"), false);
    });

    it("names actions in any case, and resources in their own", () => {
        const role = roleWith({ ...stream, Resource: "A" });
        assert.equal(role.allows("KINESIS:putrecord", "A"), true);
        assert.equal(role.allows("kinesis:PutRecord", "a"), false);
        assert.equal(role.allows("kinesis:ListStreams", "A"), false);
    });

    it("allows nothing that another statement of it denies", () => {
        const role = roleWith(stream, { ...stream, Effect: "Deny", Action: "kinesis:PutRecords" });
        assert.equal(role.allows("kinesis:PutRecord", "arn:aws:kinesis:1:stream/a.b"), true);
        assert.equal(role.allows("kinesis:PutRecords", "arn:aws:kinesis:1:stream/a.b"), false);
    });

    it("is refused by name where it has an element of another kind", () => {
        assert.throws(() => roleWith({ Effect: "Allow", NotAction: "kinesis:PutRecord", Resource: "*" }), {
            message: "Role policy role: NotAction is not supported.",
        });
    });
});
