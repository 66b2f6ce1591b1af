import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import type { Properties } from "../declaration";

/** Stands for a value that a preview does not know yet (Pulumi's wire protocol, `sdk/nodejs/runtime/rpc.ts`). */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Marks a value of a special kind, and the kinds that come here. */
const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const outputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** Whether a value, or any in it, is not known yet. */
export function hasUnknowns(value: unknown): boolean {
    return (
        value === unknownValue ||
        (typeof value === "object" && value !== null && Object.values(value).some(hasUnknowns))
    );
}

/** Reads properties off the wire, secrets in the clear. */
export function decode(struct: Struct | undefined): Properties {
    return (plain(struct?.toJavaScript() ?? {}) ?? {}) as Properties;
}

/**
 * Writes properties to the wire; what is undefined is left out.
 *
 * @param secrets names of those that the engine shall keep as secrets. Defaults to none.
 */
export function encode(properties: Properties, secrets: readonly string[] = []): Struct {
    const marked: Properties = Object.fromEntries(
        secrets
            .filter((name) => properties[name] !== undefined)
            .map((name) => [name, { [signatureKey]: secretSignature, value: properties[name] }]),
    );
    const plainly = JSON.parse(JSON.stringify({ ...properties, ...marked })) as Record<
        string,
        JavaScriptValue
    >;
    return Struct.fromJavaScript(plainly);
}

function plain(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(plain);
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    const { [signatureKey]: signature, value: inner = unknownValue } = value as Record<string, unknown>;
    if (signature === secretSignature || signature === outputSignature) {
        return plain(inner);
    }
    return Object.fromEntries(
        Object.entries(value)
            .filter(([, entry]) => entry !== null)
            .map(([key, entry]) => [key, plain(entry)]),
    );
}
