import assert from "node:assert/strict";
import { createIntegrationResponses } from "../../../src/local/gateway/integrationResponse";
import type { MethodModel } from "../../../src/local/gateway/restApiModel";
import type { MethodAnswer } from "../../../src/local/gateway/methodMapping";

const header = (name: string) => `method.response.header.${name}`;

/** Responses of a method whose responses of 200 and 500 have the header X. */
const responsesOf = (...integrationResponses: readonly object[]) =>
    createIntegrationResponses({
        integrationResponses,
        methodResponses: new Map(
            ["200", "500"].map((status) => [status, { responseParameters: { [header("X")]: true } }]),
        ),
    } as unknown as MethodModel);

describe("An integration response", () => {
    it("is the one whose pattern is the whole of the backend's status, else the one without", () => {
        const respond = responsesOf({ statusCode: "200" }, { statusCode: "500", selectionPattern: "4|50" });
        const statusFor = (status: number) =>
            respond({ answer: { status, headers: {}, body: "{}" }, context: {} } as unknown as MethodAnswer)
                .status;
        assert.deepEqual([200, 4, 50, 400, 500, 450].map(statusFor), [200, 500, 500, 200, 200, 200]);
    });

    const refused: readonly { response: object; message: string }[] = [
        {
            response: { statusCode: "201" },
            message: "Integration response 201: No method response exists for its status.",
        },
        {
            response: { statusCode: "200", responseParameters: { [header("Y")]: "'y'" } },
            message: `Integration response 200: The method response does not declare ${header("Y")}.`,
        },
        ...["integration.response.header.X", "x'y'", "'x'y", "'x'y'", "'"].map((source) => ({
            response: { statusCode: "200", responseParameters: { [header("X")]: source } },
            message: `Integration response 200: ${header("X")} = ${source} is no constant, and others are not supported.`,
        })),
    ];
    for (const { response, message } of refused) {
        it(`is refused by name: ${message}`, () => {
            assert.throws(() => responsesOf(response), { message });
        });
    }
});
