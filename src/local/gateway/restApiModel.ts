import { authorizer, type AuthorizerInputs } from "../resources/apigateway/authorizer";
import { integration, type IntegrationInputs } from "../resources/apigateway/integration";
import {
    integrationResponse,
    type IntegrationResponseInputs,
} from "../resources/apigateway/integrationResponse";
import { method, type MethodInputs } from "../resources/apigateway/method";
import { methodResponse, type MethodResponseInputs } from "../resources/apigateway/methodResponse";
import { model } from "../resources/apigateway/model";
import type { OfMethod } from "../resources/apigateway/ofMethod";
import { requestValidator, type ValidatorInputs } from "../resources/apigateway/requestValidator";
import { resource, type ResourceInputs } from "../resources/apigateway/resource";
import { response, type GatewayResponseInputs } from "../resources/apigateway/response";
import { stage } from "../resources/apigateway/stage";
import { ofType, type CreatedResource } from "../resources/createAll";
import type { ServedType } from "../resources/resourceType";

/** A declared REST API, its parts found and joined, as the gateway executes it. */
export interface RestApiModel {
    readonly id: string;
    readonly stageName: string;
    /** Empty where the stage names none. */
    readonly deploymentId: string;
    readonly methods: readonly MethodModel[];
    readonly gatewayResponses: ReadonlyMap<string, GatewayResponseInputs>;
}

export interface MethodModel {
    /** Path below the stage, with `{parameters}`. */
    readonly path: string;
    readonly inputs: MethodInputs;
    readonly authorizer?: AuthorizerInputs;
    readonly validator?: ValidatorInputs;
    /** JSON schema text by media type. */
    readonly bodySchemas: ReadonlyMap<string, string>;
    /** JSON schema text of all models of the API, by the address that schemas refer to them by. */
    readonly models: ReadonlyMap<string, string>;
    readonly integration: IntegrationInputs;
    /** Declared method responses by status. */
    readonly methodResponses: ReadonlyMap<string, MethodResponseInputs>;
    readonly integrationResponses: readonly IntegrationResponseInputs[];
}

/** The REST API that the declared stage serves. */
export function restApiModel(resources: readonly CreatedResource[]): RestApiModel {
    const byId = <Inputs>(type: ServedType<Inputs>) =>
        new Map(ofType(resources, type).map(({ id, inputs }) => [id, inputs]));

    const [served, ...others] = ofType(resources, stage);
    if (served === undefined || others.length > 0) {
        const count = served === undefined ? 0 : others.length + 1;
        throw new Error(`One ${stage.token} can be served; ${count} are declared.`);
    }
    const { restApi: id, stageName, deployment: deploymentId = "" } = served.inputs;
    if (typeof stageName !== "string" || !/^\w{1,128}$/.test(stageName)) {
        throw new Error(
            `Stage ${served.name}: its name is ${String(stageName)}; it takes letters, digits and _.`,
        );
    }
    const root = resources.find((resource) => resource.id === id)?.outputs.rootResourceId;
    const paths = resourcePaths(byId(resource), String(root));
    const authorizers = byId(authorizer);
    const validators = byId(requestValidator);
    const schemas = new Map(ofType(resources, model).map(({ inputs }) => [inputs.name, inputs.schema]));
    const models = new Map(
        [...schemas].map(([name, schema]) => [
            `https://apigateway.amazonaws.com/restapis/${id}/models/${name}`,
            schema,
        ]),
    );
    const integrations = ofType(resources, integration);
    const methodResponses = ofType(resources, methodResponse);
    const integrationResponses = ofType(resources, integrationResponse);

    const methods = ofType(resources, method).map(({ name, inputs }): MethodModel => {
        const own = <T extends { inputs: OfMethod }>({ inputs: { resourceId, httpMethod } }: T) =>
            resourceId === inputs.resourceId && httpMethod === inputs.httpMethod;
        const found = <T>(what: string, value: T | undefined, reference: string | undefined): T => {
            if (value === undefined) {
                throw new Error(
                    `Method ${name}: no ${what} ${reference ?? ""} is declared.`.replace("  ", " "),
                );
            }
            return value;
        };
        const { authorizerId, requestValidatorId, requestModels = {} } = inputs;
        return {
            path: found("resource", paths.get(inputs.resourceId), inputs.resourceId),
            inputs,
            authorizer:
                authorizerId === undefined
                    ? undefined
                    : found("authorizer", authorizers.get(authorizerId), authorizerId),
            validator:
                requestValidatorId === undefined
                    ? undefined
                    : found("request validator", validators.get(requestValidatorId), requestValidatorId),
            bodySchemas: new Map(
                Object.entries(requestModels).map(([type, model]) => [
                    type,
                    found("model", schemas.get(model), model),
                ]),
            ),
            models,
            integration: found("integration", integrations.find(own)?.inputs, undefined),
            methodResponses: new Map(
                methodResponses.filter(own).map(({ inputs }) => [inputs.statusCode, inputs]),
            ),
            integrationResponses: integrationResponses.filter(own).map(({ inputs }) => inputs),
        };
    });
    const gatewayResponses = ofType(resources, response).map(
        ({ inputs }) => [inputs.responseType, inputs] as const,
    );
    return { id, stageName, deploymentId, methods, gatewayResponses: new Map(gatewayResponses) };
}

/** Method and path of each route, without preflights: `GET /streams/{stream-name}`. */
export function routesOf({ methods }: RestApiModel): string[] {
    return methods
        .filter(({ inputs }) => inputs.httpMethod !== "OPTIONS")
        .map(({ path, inputs }) => `${inputs.httpMethod} ${path}`);
}

/** Full path of each resource, and `/` of the root, by id. */
function resourcePaths(resources: ReadonlyMap<string, ResourceInputs>, root: string): Map<string, string> {
    const pathOf = (id: string): string => {
        if (id === root) {
            return "";
        }
        const resource = resources.get(id);
        if (resource === undefined) {
            throw new Error(`No resource ${id} is declared.`);
        }
        return `${pathOf(resource.parentId)}/${resource.pathPart}`;
    };
    return new Map([[root, "/"], ...[...resources.keys()].map((id): [string, string] => [id, pathOf(id)])]);
}
