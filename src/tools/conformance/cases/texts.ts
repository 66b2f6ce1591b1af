import { type Case, mark, ours } from "../case";
import { entry, putAll, putFields, putJson } from "./bodies";

/** Texts that break out of what is built carelessly, by what they are. */
const hostile: Readonly<Record<string, string>> = {
    quotes: `"'\\"\\'`,
    backslashes: "\\\\\\",
    slashes: "/\\/</script>",
    "line ends": "a\r\nb\tc\u2028d\u2029e",
    "control characters": "\u0000\u0001\u001f\u007f",
    emoji: "👩‍👩‍👧 é e\u0301",
    "half a surrogate pair": "\ud800",
    "template language":
        "#set($a = 1)$a ${context.identity} $input.body $util.base64Encode('x') #end #[[ ]]#",
    "another record": 'k"},{"Data":"eA==","PartitionKey":"z',
    "another stream": '","StreamName":"other',
    markup: "<b>&amp;</b> &<>'",
};

/** The one rule of the bytes: a text as it is, any other value as its JSON. */
const values: Readonly<Record<string, unknown>> = {
    true: true,
    "a list": [1, "x", null, []],
    "an object": { b: [1, "x", null], a: "é/", "": {} },
    "an object in its order": { z: 1, a: 2, "10": 3, "9": 4 },
    "a text that is JSON": '{"a": 1}',
    "a text that is base64": "aGk=",
};

/** Every route that stores, and what it stores. */
export const texts: readonly Case[] = [
    putFields("put: a record", { Data: "some data" }, { stores: 1 }),
    putAll("put: a batch", [entry, { ...entry, data: { deep: [1] } }], { stores: 2 }),
    putAll("put: a batch with one bad base64", [
        entry,
        { data: "%", "partition-key": mark, encoding: "base64" },
    ]),
    ...Object.entries(values).map(([name, value]) =>
        putFields(`data: ${name}`, { Data: value }, { stores: 1 }),
    ),
    putJson("data: spaces and escapes in JSON", '{ "a" : "\\u00e9\\/" , "b":[ ] }'),
    ...Object.entries(hostile).flatMap(([name, text]): Case[] => [
        putFields(`text: ${name}, as data`, { Data: text }, { stores: 1, source: ours }),
        putFields(`text: ${name}, in JSON`, { Data: { [text]: text } }, { stores: 1 }),
        putFields(`text: ${name}, as partition key`, { PartitionKey: mark + text }, { stores: 1 }),
    ]),
    putAll(
        "text: all of them in a batch",
        Object.values(hostile).map((data) => ({ ...entry, data })),
        {
            stores: Object.keys(hostile).length,
        },
    ),
    putFields("text: in a name of a field", { '","StreamName":"other': 1 }),
    putFields("text: __proto__", JSON.parse('{"__proto__":{"StreamName":"other"}}') as object),
];
