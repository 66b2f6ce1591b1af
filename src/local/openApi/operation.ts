import type { Answer, ApiFacts, OperationFacts } from "../apiFacts";
import type { MethodModel, RestApiModel } from "../gateway/restApiModel";
import { gatewayAnswersOf } from "./gatewayAnswers";
import { responsesOf } from "./responses";
import { securityOf, type TokenUrl } from "./security";

/** An operation of an OpenAPI document. */
export interface Operation {
    readonly operationId: string;
    readonly responses: Record<string, object>;
    readonly [member: string]: unknown;
}

/** A parameter of a method, as its declaration names it: `method.request.querystring.limit`. */
const declaredParameter = /^method\.request\.(path|querystring|header)\.(.+)$/;

const json = "application/json";

/** Methods whose body means something (RFC 9110, section 9.3). */
const withBody = new Set(["PUT", "POST", "PATCH"]);

/** Describes a method: what it takes as it is declared, and how it answers as far as it is known. */
export function operationOf(
    api: RestApiModel,
    method: MethodModel,
    tokenUrl: TokenUrl,
    facts: ApiFacts | undefined,
): Operation {
    const own = facts?.operations[routeOf(method)];
    const beyond = own?.answers ?? declaredAnswers(method);
    return {
        operationId: own?.operationId ?? nameOf(method),
        ...(own && { summary: own.summary, tags: [own.group] }),
        parameters: parametersOf(method, facts),
        ...(withBody.has(method.inputs.httpMethod) && { requestBody: bodyOf(method, own) }),
        security: securityOf(method, tokenUrl),
        responses: responsesOf([...beyond, ...gatewayAnswersOf(api, method)]),
    };
}

/** Method and path: `GET /streams`. */
export function routeOf({ inputs, path }: MethodModel): string {
    return `${inputs.httpMethod} ${path}`;
}

function nameOf({ inputs, path }: MethodModel): string {
    const words = path.split(/[^a-zA-Z0-9]+/).filter((word) => word !== "");
    return (
        inputs.httpMethod.toLowerCase() + words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join("")
    );
}

function parametersOf({ path, inputs }: MethodModel, facts: ApiFacts | undefined): object[] {
    const declared = new Map(
        [...path.matchAll(/\{([^}+]+)\+?\}/g)].map(([, name]) => [`method.request.path.${name}`, true]),
    );
    Object.entries(inputs.requestParameters ?? {}).forEach(([key, required]) => declared.set(key, required));
    return [...declared].map(([key, required]) => {
        const [, place, name] = declaredParameter.exec(key) as unknown as [string, string, string];
        const { description, schema = { type: "string" } } = facts?.parameters[name] ?? {};
        const inWhat = place === "querystring" ? "query" : place;
        return { name, in: inWhat, required: required || place === "path", description, schema };
    });
}

/** The media types of the declared templates, JSON first, which readers are shown; others are refused. */
function bodyOf({ inputs, bodySchemas, integration }: MethodModel, own: OperationFacts | undefined): object {
    const declared = new Set([...Object.keys(integration.requestTemplates ?? {}), ...bodySchemas.keys()]);
    const types = [json, ...declared].filter(
        (type, index) => declared.has(type) && (type !== json || index === 0),
    );
    return {
        required: bodySchemas.size > 0,
        content: Object.fromEntries(
            types.map((type) => {
                const model = inputs.requestModels?.[type];
                const schema =
                    model === undefined
                        ? /[/+]json$/.test(type)
                            ? {}
                            : { type: "string" }
                        : { $ref: `#/components/schemas/${model}` };
                const example = own?.bodies?.[type];
                return [type, { schema, ...(example !== undefined && { example }) }];
            }),
        ),
    };
}

/** Without a word on what stands behind a method, its declared statuses, with any body. */
function declaredAnswers({ methodResponses }: MethodModel): Answer[] {
    return [...methodResponses.keys()].map((status) => ({
        status: Number(status),
        when: `The method's declared answer ${status}.`,
        schema: {},
    }));
}
