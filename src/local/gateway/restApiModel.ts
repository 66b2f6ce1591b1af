import type { CreatedResource } from "../resources/localResources";

/** A declared REST API, its parts found and joined, as the gateway executes it. */
export interface RestApiModel {
    readonly id: string;
    readonly stageName: string;
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
    readonly integration: IntegrationInputs;
    /** Declared method responses by status. */
    readonly methodResponses: ReadonlyMap<string, MethodResponseInputs>;
    readonly integrationResponses: readonly IntegrationResponseInputs[];
}

type Texts = Readonly<Record<string, string>>;
interface OfMethod {
    readonly restApi: string;
    readonly resourceId: string;
    readonly httpMethod: string;
}
export interface MethodInputs extends OfMethod {
    readonly authorization: string;
    readonly authorizerId?: string;
    readonly authorizationScopes?: readonly string[];
    readonly requestValidatorId?: string;
    readonly requestParameters?: Readonly<Record<string, boolean>>;
    readonly requestModels?: Texts;
}
export interface AuthorizerInputs {
    readonly type?: string;
    readonly providerArns?: readonly string[];
    readonly identitySource?: string;
    readonly identityValidationExpression?: string;
}
export interface ValidatorInputs {
    readonly validateRequestBody?: boolean;
    readonly validateRequestParameters?: boolean;
}
export interface IntegrationInputs extends OfMethod {
    readonly type: string;
    readonly uri?: string;
    readonly credentials?: string;
    readonly passthroughBehavior?: string;
    readonly requestParameters?: Texts;
    readonly requestTemplates?: Texts;
    readonly timeoutMilliseconds?: number;
}
export interface MethodResponseInputs extends OfMethod {
    readonly statusCode: string;
    readonly responseParameters?: Readonly<Record<string, boolean>>;
}
export interface IntegrationResponseInputs extends OfMethod {
    readonly statusCode: string;
    readonly selectionPattern?: string;
    readonly responseParameters?: Texts;
    readonly responseTemplates?: Texts;
}
export interface GatewayResponseInputs {
    readonly responseType: string;
    readonly statusCode?: string;
    readonly responseParameters?: Texts;
    readonly responseTemplates?: Texts;
}

/** The REST API that the declared stage serves. */
export function restApiModel(resources: readonly CreatedResource[]): RestApiModel {
    const ofType = <Inputs>(type: string) =>
        resources
            .filter((resource) => resource.type === `aws:apigateway/${type}`)
            .map(({ name, id, inputs }) => ({ name, id, inputs: inputs as Inputs }));
    const byId = <Inputs>(type: string) =>
        new Map(ofType<Inputs>(type).map((resource) => [resource.id, resource.inputs]));

    const stages = ofType<{ restApi: string; stageName: string }>("stage:Stage");
    const stage = stages[0];
    if (stage === undefined || stages.length > 1) {
        throw new Error(`One aws:apigateway/stage:Stage can be served; ${stages.length} are declared.`);
    }
    const { restApi: id, stageName } = stage.inputs;
    if (typeof stageName !== "string" || !/^\w{1,128}$/.test(stageName)) {
        throw new Error(
            `Stage ${stage.name}: its name is ${String(stageName)}; it takes letters, digits and _.`,
        );
    }
    const root = resources.find((resource) => resource.id === id)?.outputs.rootResourceId;
    const paths = resourcePaths(byId("resource:Resource"), String(root));
    const authorizers = byId<AuthorizerInputs>("authorizer:Authorizer");
    const validators = byId<ValidatorInputs>("requestValidator:RequestValidator");
    const schemas = new Map(
        ofType<{ name: string; schema: string }>("model:Model").map(({ inputs }) => [
            inputs.name,
            inputs.schema,
        ]),
    );
    const integrations = ofType<IntegrationInputs>("integration:Integration");
    const methodResponses = ofType<MethodResponseInputs>("methodResponse:MethodResponse");
    const integrationResponses = ofType<IntegrationResponseInputs>("integrationResponse:IntegrationResponse");

    const methods = ofType<MethodInputs>("method:Method").map(({ name, inputs }): MethodModel => {
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
            integration: found("integration", integrations.find(own)?.inputs, undefined),
            methodResponses: new Map(
                methodResponses.filter(own).map(({ inputs }) => [inputs.statusCode, inputs]),
            ),
            integrationResponses: integrationResponses.filter(own).map(({ inputs }) => inputs),
        };
    });
    const gatewayResponses = ofType<GatewayResponseInputs>("response:Response").map(
        ({ inputs }) => [inputs.responseType, inputs] as const,
    );
    return { id, stageName, methods, gatewayResponses: new Map(gatewayResponses) };
}

/** Full path of each resource, and `/` of the root, by id. */
function resourcePaths(
    resources: ReadonlyMap<string, { parentId: string; pathPart: string }>,
    root: string,
): Map<string, string> {
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
