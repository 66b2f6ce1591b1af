import { restApiModel } from "../../../src/local/gateway/restApiModel";
import { openApiDocument, type OpenApiDocument } from "../../../src/local/openApi/document";
import type { CreatedResource } from "../../../src/local/resources/createAll";
import { allRouteGroups } from "../../../src/routes";
import { apiFacts } from "../../../src/tools/openapi/apiFacts";
import { type ConfigChange, declare } from "../../support/declare";

/** All routes that there are. */
export const allRoutes: ConfigChange = { routeGroups: allRouteGroups, selfSignUp: false };

export const addresses = { invokeUrl: "https://a1.execute-api.us-east-1.amazonaws.com/v1" };

/** The document of a stack with some keys changed. */
export async function documentOf(change: ConfigChange = {}, tokenUrl?: string): Promise<OpenApiDocument> {
    const api = restApiModel((await declare(change)) as CreatedResource[]);
    return openApiDocument(api, { ...addresses, tokenUrl }, apiFacts);
}

/** As a program reads it: with each of the references to the document's own components followed. */
export function resolved<T>(document: OpenApiDocument, value: unknown): T {
    const reference = (value as { $ref?: string } | undefined)?.$ref;
    if (reference === undefined) {
        return value as T;
    }
    const found = reference
        .slice("#/".length)
        .split("/")
        .reduce<unknown>((parent, name) => (parent as Record<string, unknown>)[name], document);
    return resolved(document, found);
}
