import fc from "fast-check";

const base64 = fc.uint8Array({ maxLength: 9 }).map((bytes) => Buffer.from(bytes).toString("base64"));

/** Base64 texts, most with something in them that makes them none. */
export const nearlyBase64 = fc
    .tuple(base64, fc.nat(16), fc.constantFrom("=", "-", "_", " ", "\n", "é", "ŁŁŁŁ", "B", "==", ""))
    .map(([text, at, odd]) => text.slice(0, at) + odd + text.slice(at + odd.length));
