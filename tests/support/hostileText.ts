import fc from "fast-check";

/** Any text: control characters, quotes, backslashes, U+2028, lone surrogates, and attempts to break out. */
export const hostileText = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }),
    fc.string({
        unit: fc.constantFrom(
            '"',
            "'",
            "\\",
            "/",
            "\u2028",
            "\u2029",
            "\0",
            "\n",
            "\ud800",
            "\udfff",
            "$",
            "#",
            "{",
            "}",
        ),
    }),
    fc.constantFrom(
        'k","StreamARN":"arn:aws:kinesis:us-east-1:000000000000:stream/other',
        'k"},{"Data":"eA==","PartitionKey":"z',
        '","StreamName":"other',
        "$util.base64Encode('x')",
        "#set($streamName = 'other')",
        "$input.body",
        "${context.identity}",
        "\\u0022,\\u0022StreamARN\\u0022:\\u0022x",
    ),
);

/** A body's JSON text. json-smart, API Gateway's parser, drops a raw DEL beside an escape: it is sent as one. */
export const jsonOf = (value: unknown) => JSON.stringify(value).replaceAll("\x7f", "\\u007f");
