import fc from "fast-check";

/** Nothing, or as much as is looked at in one piece, with or without something wrong at its end. */
const piece = "AbC/".repeat(4096);
const start = fc.oneof(
    { weight: 9, arbitrary: fc.constant("") },
    fc.constantFrom(piece, piece.replace(/.$/, "-")),
);

const base64 = fc.uint8Array({ maxLength: 9 }).map((bytes) => Buffer.from(bytes).toString("base64"));

/** Base64 texts, most with something in them that makes them none. */
export const nearlyBase64 = fc
    .tuple(start, base64, fc.nat(16), fc.constantFrom("=", "-", "_", " ", "\n", "é", "ŁŁŁŁ", "B", "==", ""))
    .map(([start, text, at, odd]) => start + text.slice(0, at) + odd + text.slice(at + odd.length));
