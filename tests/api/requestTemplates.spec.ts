import assert from "node:assert/strict";
import { requestTemplate } from "../../src/api/mappingTemplates";
import { compileJsonTemplate, createInput } from "../../src/local/vtl";
import { routes } from "../../src/routes";
import { renderJson } from "../support/renderJson";

const templateOf = (name: string) => {
    const route = routes.find((one) => one.name === name)!;
    return requestTemplate(route, route.bodies?.[0], { stampRecords: false, partitionKey: "request" });
};

function render(template: string, body: string): Record<string, unknown> {
    const parameters = { path: { "stream-name": "my-stream" }, querystring: {}, header: {} };
    const scope = { input: createInput(body, parameters), context: {}, stageVariables: {} };
    return renderJson(compileJsonTemplate(template), scope) as Record<string, unknown>;
}

describe("The template of a record", () => {
    /** What the writer of API Gateway makes of JSON, with each slash escaped; and what is to be stored of it. */
    const written = [
        ['{"a\\/b":"x\\/y"}', '{"a/b":"x/y"}'],
        ['["\\/\\/"]', '["//"]'],
        ['["\\\\\\/"]', '["\\\\/"]'],
        ['["\\\\\\\\\\/\\/"]', '["\\\\\\\\//"]'],
        ['["\\\\/"]', '["\\\\/"]'],
        ['["\\"\\/"]', '["\\"/"]'],
    ] as const;
    for (const [text, stored] of written) {
        it(`stores ${stored} of ${text}, be the slash escaped or not`, () => {
            const one = templateOf("PutRecord").replace("$input.json('$.Data')", "$input.path('$.text')");
            const many = templateOf("PutRecords").replace(
                '$input.json("$.records[$i].data")',
                '$input.path("$.records[$i].text")',
            );
            for (const data of [text, stored]) {
                const { Data } = render(one, JSON.stringify({ text: data, PartitionKey: "k" }));
                const { Records } = render(many, JSON.stringify({ records: [{ text: data }] }));
                const [record] = Records as { Data: string }[];
                for (const base64 of [String(Data), record!.Data]) {
                    assert.equal(Buffer.from(base64, "base64").toString(), stored);
                }
            }
        });
    }

    /** More digits than a double has: kept as they are. */
    const long = (exponent: string) => `1.00000000000000000e${exponent}`;
    const numbers: readonly { data: string; fits: boolean }[] = [
        ...[
            "1e400",
            "-1e400",
            "99e308",
            "1e0309",
            ...["309", "399", "400", "999", "1000"].map(long),
            '["\\"nnn",1e400]',
        ].map((data) => ({ data, fits: false })),
        ...["1e308", long("300"), long("308"), "0.001e310", "1E-400", "null", '"1e400"', '"a\\"1e400"'].map(
            (data) => ({
                data,
                fits: true,
            }),
        ),
    ];
    for (const { data, fits } of numbers) {
        it(`names ${fits ? "its" : "no"} stream for ${data} within the data`, () => {
            const value = `{"a":[null,${data}],"n":"n"}`;
            const bodies = {
                PutRecord: `{"Data":${value},"PartitionKey":"k"}`,
                PutRecords: `{"records":[{"data":${value},"partition-key":"null"}]}`,
            };
            for (const [name, body] of Object.entries(bodies)) {
                const { StreamName } = render(templateOf(name), body);
                assert.equal(StreamName, fits ? "my-stream" : "", name);
            }
        });
    }

    it("gives no record what the one before it has", () => {
        const records = [
            { data: "a", "partition-key": "k", "explicit-hash-key": "7" },
            { data: {}, "partition-key": "l" },
        ];
        const { Records } = render(templateOf("PutRecords"), JSON.stringify({ records }));
        assert.deepEqual(Records, [
            { PartitionKey: "k", ExplicitHashKey: "7", Data: "YQ==" },
            { PartitionKey: "l", Data: "e30=" },
        ]);
    });

    it("gives no record what the one before it has where a #set of what is missing changes nothing, either", () => {
        const template = templateOf("PutRecords").replace(
            /#set\((\$(?:data|explicitHashKey)) = (\$input\.json\(.*\))\)$/gm,
            (_, variable, value) => `#if(${value} != '""')#set(${variable} = ${value})#end`,
        );
        const records = [{ data: ["a"], "explicit-hash-key": "7" }, {}];
        const { Records } = render(template, JSON.stringify({ records }));
        assert.deepEqual(
            (Records as { Data: string; ExplicitHashKey?: string }[]).map(({ Data, ExplicitHashKey }) => [
                Buffer.from(Data, "base64").toString(),
                ExplicitHashKey,
            ]),
            [
                ['["a"]', "7"],
                ["", undefined],
            ],
        );
    });
});
