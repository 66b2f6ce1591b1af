import type { ApiFacts, Schema } from "../apiFacts";
import type { RestApiModel } from "../gateway/restApiModel";
import { errorSchemas } from "./gatewayAnswers";
import { modelSchema } from "./modelSchema";
import { type Operation, operationOf, routeOf } from "./operation";
import { headerComponents } from "./responses";
import { securitySchemes, type TokenUrl } from "./security";

/** Where the API is, and who gives machine clients their tokens. */
export interface Addresses {
    /** URL of the stage; a `{name}` in it is a variable of the document. */
    readonly invokeUrl: string;
    readonly tokenUrl?: TokenUrl;
}

/** An OpenAPI 3.1 document. */
export interface OpenApiDocument {
    readonly openapi: "3.1.1";
    readonly info: Readonly<Record<string, unknown>>;
    readonly servers: readonly { readonly url: string }[];
    readonly tags: readonly object[];
    /** By path, and by method in small letters. */
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
    readonly components: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

/**
 * Describes a declared API: paths, parameters, bodies, security and the gateway's own answers as they are declared, and
 * what comes from beyond the gateway as far as it is known. Preflights are the browsers' own matter, and left out.
 *
 * @param facts what the program says of its routes; undefined for a declaration alone
 */
export function openApiDocument(api: RestApiModel, addresses: Addresses, facts?: ApiFacts): OpenApiDocument {
    const { invokeUrl, tokenUrl } = addresses;
    const methods = api.methods.filter(({ inputs }) => inputs.httpMethod !== "OPTIONS");
    const paths: Record<string, Record<string, Operation>> = {};
    for (const method of methods) {
        const path = (paths[method.path] ??= {});
        path[method.inputs.httpMethod.toLowerCase()] = operationOf(api, method, tokenUrl, facts);
    }
    const responses = shareResponses(paths);
    const groups = new Set(methods.map((method) => facts?.operations[routeOf(method)]?.group));
    return {
        openapi: "3.1.1",
        info: {
            title: facts?.title ?? "The declared API",
            version: api.stageName,
            ...(facts && { description: facts.description }),
        },
        servers: [serverOf(invokeUrl)],
        tags: Object.entries(facts?.groups ?? {})
            .filter(([name]) => groups.has(name))
            .map(([name, description]) => ({ name, description })),
        paths,
        components: {
            schemas: referred(
                { ...errorSchemas(api), ...facts?.schemas, ...modelSchemas(api) },
                paths,
                responses,
            ),
            responses,
            headers: headerComponents(),
            securitySchemes: securitySchemes(methods, tokenUrl),
        },
    };
}

/** Makes a component of each response that several operations have, and answers with these. */
function shareResponses(paths: Record<string, Record<string, Operation>>): Record<string, object> {
    const operations = Object.values(paths).flatMap((path) => Object.values(path));
    const places = new Map<string, { status: string; operation: Operation }[]>();
    for (const operation of operations) {
        for (const [status, response] of Object.entries(operation.responses)) {
            const text = JSON.stringify(response);
            places.set(text, [...(places.get(text) ?? []), { status, operation }]);
        }
    }
    const components: Record<string, object> = {};
    for (const [text, users] of places) {
        if (users.length > 1) {
            const { status } = users[0]!;
            const variants = Object.keys(components).filter((name) => name.startsWith(`Status${status}`));
            const name = `Status${status}${variants.length === 0 ? "" : `Variant${variants.length}`}`;
            components[name] = JSON.parse(text) as object;
            users.forEach(({ operation }) => {
                operation.responses[status] = { $ref: `#/components/responses/${name}` };
            });
        }
    }
    return components;
}

/** Those of the schemas that something refers to. */
function referred(schemas: Record<string, Schema>, ...places: readonly object[]): Record<string, Schema> {
    const text = JSON.stringify([places, schemas]);
    return Object.fromEntries(
        Object.entries(schemas).filter(([name]) => text.includes(`"#/components/schemas/${name}"`)),
    );
}

function serverOf(url: string): { readonly url: string } {
    const variables = [...url.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, { default: name }]);
    return { url, ...(variables.length > 0 && { variables: Object.fromEntries(variables) as object }) };
}

function modelSchemas({ methods }: RestApiModel): Record<string, Schema> {
    const models = methods.flatMap((method) => [...method.models]);
    return Object.fromEntries(
        models.map(([address, schema]) => {
            const name = address.slice(address.lastIndexOf("/") + 1);
            return [name, modelSchema(name, schema)];
        }),
    );
}
