import { kinesisErrors, otherError } from "../../api/kinesisErrors";
import type { Answer, ApiFacts, OperationFacts, Schema } from "../../local/apiFacts";
import { type Route, routes } from "../../routes";
import { kinesisAnswers } from "./kinesisAnswers";
import { groupNotes, parameterNotes, routeNotes } from "./routeNotes";

const requestId = "9J7kZqFGv03k5_Q=";

/** A code of those that an entry of the table stands for. */
const exampleOf: Readonly<Record<string, string | undefined>> = {
    "KMS*": "KMSDisabledException",
    "ServiceUnavailable*": "ServiceUnavailableException",
};

/** How an error of Kinesis is told, one answer for each code of the table. */
const errorAnswers: readonly Answer[] = [
    ...kinesisErrors.flatMap(({ codes, status, message }) =>
        codes.map((code) => ({ code, status, message })),
    ),
    otherError,
].map(({ code, status, message }) => {
    const name = exampleOf[code] ?? code;
    return {
        status,
        when: `${message} (${code})`,
        schema: { $ref: "#/components/schemas/Error" },
        example: { name, value: { message, code: name, requestId } },
        retryAfter: status === 429,
    };
});

/** What the program knows of its routes; the document has those of them that a stack declares. */
export const apiFacts: ApiFacts = {
    title: "Kinesis proxy",
    description: [
        "An HTTPS door to Amazon Kinesis Data Streams.",
        "A text is stored as its UTF-8 bytes, with no quotes added; any other JSON value but null as its JSON text; with the encoding `base64`, the decoded bytes.",
        "Bodies may come with `Content-Encoding: gzip` or `deflate`.",
        "Whoever sends a record again, after 207, 429 or 5xx, must expect that it is stored twice.",
    ].join("\n\n"),
    groups: known(groupNotes),
    parameters: parameterNotes,
    operations: Object.fromEntries(routes.map((route) => [`${route.method} ${route.path}`, factsOf(route)])),
    schemas: Object.fromEntries(
        Object.entries(known(kinesisAnswers)).map(([action, schema]) => [`${action}Answer`, schema]),
    ),
};

function factsOf(route: Route): OperationFacts {
    const { summary, bodies } = routeNotes[`${route.method} ${route.path}`] ?? { summary: route.name };
    return {
        operationId: route.name,
        group: route.group,
        summary,
        bodies,
        answers: [...successesOf(route), ...errorAnswers],
    };
}

/** By the route's response template. */
function successesOf({ method, path, action }: Route): Answer[] {
    const schema: Schema | undefined = kinesisAnswers[action] && {
        $ref: `#/components/schemas/${action}Answer`,
    };
    switch (routeNotes[`${method} ${path}`]?.failsInPart) {
        case "207":
            return [
                { status: 200, when: "Every record is stored.", schema },
                { status: 207, when: "Some records are stored; `Records` tells which, in order.", schema },
                {
                    status: 429,
                    when: "No record is stored, for want of throughput.",
                    schema,
                    retryAfter: true,
                },
                { status: 503, when: "No record is stored.", schema },
            ];
        case "503":
            return [
                { status: 200, when: "Every event is stored.", schema },
                {
                    status: 429,
                    when: "Events are not stored, for want of throughput.",
                    schema,
                    retryAfter: true,
                },
                { status: 503, when: "Events are not stored.", schema, retryAfter: true },
            ];
        default:
            return [{ status: 200, when: "Kinesis's own answer.", schema }];
    }
}

function known<T>(notes: Readonly<Record<string, T | undefined>>): Record<string, T> {
    return Object.fromEntries(
        Object.entries(notes).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    );
}
