import type { Schema } from "../apiFacts";

/** Keywords that hold a schema by name each, which may be called as a keyword is. */
const byName = new Set(["properties", "patternProperties", "definitions"]);

/**
 * A model of API Gateway, JSON Schema draft 4, as a component of an OpenAPI 3.1 document, JSON Schema 2020-12: what
 * differs between the two of what API Gateway takes is the words of exclusive bounds, and where a reference leads.
 * Alternatives beside a type go into an `allOf`: generators of clients take them for the type itself otherwise.
 *
 * @param name the component's name
 * @param text the model's schema, as JSON
 */
export function modelSchema(name: string, text: string): Schema {
    const { $schema, id, ...schema } = JSON.parse(text) as Record<string, unknown>;
    void [$schema, id];
    return convert(schema, name) as Schema;
}

function convert(value: unknown, name: string): unknown {
    if (Array.isArray(value)) {
        return value.map((entry) => convert(entry, name));
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    const { exclusiveMinimum, exclusiveMaximum, minimum, maximum, ...others } = conditionsApart(
        value,
    ) as Record<string, unknown>;
    const converted = Object.entries(others).map(([key, entry]): [string, unknown] => {
        if (key === "$ref") {
            return [key, reference(String(entry), name)];
        }
        if (key === "enum" || key === "default") {
            return [key, entry];
        }
        return [
            key,
            byName.has(key)
                ? Object.fromEntries(
                      Object.entries(entry as object).map(([own, schema]) => [own, convert(schema, name)]),
                  )
                : convert(entry, name),
        ];
    });
    return {
        ...Object.fromEntries(converted),
        ...(minimum !== undefined && { [exclusiveMinimum ? "exclusiveMinimum" : "minimum"]: minimum }),
        ...(maximum !== undefined && { [exclusiveMaximum ? "exclusiveMaximum" : "maximum"]: maximum }),
    };
}

function conditionsApart(schema: object): object {
    if (!("type" in schema && "anyOf" in schema) || "allOf" in schema) {
        return schema;
    }
    const { anyOf, ...others } = schema;
    return { ...others, allOf: [{ anyOf }] };
}

/** Models refer to others by their address, and to parts of themselves from their root. */
function reference(target: string, name: string): string {
    const [, other, part = ""] =
        /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/([^/#]+)#?(.*)$/.exec(target) ?? [];
    return other === undefined
        ? target.replace(/^#/, `#/components/schemas/${name}`)
        : `#/components/schemas/${other}${part}`;
}
