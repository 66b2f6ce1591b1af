import { isDeepStrictEqual } from "node:util";
import type { Answer, Schema } from "../apiFacts";

/** Headers of answers, as components of the document: name, meaning, and whether each answer has it. */
export const answerHeaders = {
    "x-amzn-RequestId": { description: "Id of the request; a caller may choose it.", always: true },
    "x-amz-apigw-id": {
        description: "Id of the request, which nobody can choose; `requestId` of errors.",
        always: true,
    },
    "X-Amzn-Trace-Id": { description: "Trace of the request, where Kinesis was asked.", always: false },
    "x-amzn-ErrorType": {
        description: "Kind of the error, where API Gateway answers by itself.",
        always: false,
    },
    "Access-Control-Allow-Origin": { description: "An origin that may read the answer.", always: false },
    "Access-Control-Expose-Headers": { description: "Headers that a page may read.", always: false },
    Vary: { description: "`Origin`, where several origins are allowed.", always: false },
} as const;

const retryAfter = "Retry-After";

/** The components that responses refer to. */
export function headerComponents(): Record<string, object> {
    return {
        ...Object.fromEntries(
            Object.entries(answerHeaders).map(([name, { description, always }]) => [
                name,
                { description, required: always, schema: { type: "string" } },
            ]),
        ),
        [retryAfter]: {
            description: "Seconds after which it is worth asking again.",
            schema: { type: "string", pattern: "^[0-9]+$" },
        },
    };
}

/** The responses of an operation: by status, all the ways in which it answers with it. */
export function responsesOf(answers: readonly Answer[]): Record<string, object> {
    const statuses = [...new Set(answers.map(({ status }) => status))].sort((a, b) => a - b);
    return Object.fromEntries(
        statuses.map((status) => [status, responseOf(answers.filter((answer) => answer.status === status))]),
    );
}

function responseOf(answers: readonly Answer[]): object {
    const schemas = distinct(answers.flatMap(({ schema }) => (schema === undefined ? [] : [schema])));
    const examples = answers.flatMap(({ example, when }) =>
        example === undefined ? [] : [[example.name, { summary: when, value: example.value }] as const],
    );
    const headers = [
        ...Object.keys(answerHeaders),
        ...(answers.some((one) => one.retryAfter) ? [retryAfter] : []),
    ];
    return {
        description: descriptionOf(answers),
        headers: Object.fromEntries(headers.map((name) => [name, { $ref: `#/components/headers/${name}` }])),
        ...(schemas.length > 0 && {
            content: {
                "application/json": {
                    schema: anyOf(schemas),
                    ...(examples.length > 0 && { examples: Object.fromEntries(examples) }),
                },
            },
        }),
    };
}

/** Where one takes anything, so do all of them together. */
function anyOf(schemas: readonly Schema[]): Schema {
    const anything = schemas.find((schema) => Object.keys(schema).length === 0);
    return anything ?? (schemas.length === 1 ? schemas[0]! : { anyOf: schemas });
}

function descriptionOf(answers: readonly Answer[]): string {
    const occasions = distinct(answers.map(({ when }) => when));
    return occasions.length === 1 ? occasions[0]! : occasions.map((when) => `- ${when}`).join("\n");
}

function distinct<T extends Schema | string>(values: readonly T[]): T[] {
    return values.filter(
        (value, index) => values.findIndex((other) => isDeepStrictEqual(other, value)) === index,
    );
}
