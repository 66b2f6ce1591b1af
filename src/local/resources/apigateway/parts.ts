import { localAccountId } from "../../aws/account";
import { notFound } from "../awsError";
import type { LiveResource, LiveResources } from "../typeRules";
import type { OfMethod } from "./ofMethod";

/** What there is of a type in an API. */
export function partsOf<Inputs>(live: LiveResources, token: string, restApi: string): LiveResource<Inputs>[] {
    return live
        .all()
        .filter(
            ({ type, inputs }) => type === token && inputs.restApi === restApi,
        ) as unknown as LiveResource<Inputs>[];
}

/** Whether a part belongs to the same method as another. */
export function ofSameMethod({ resourceId, httpMethod }: OfMethod) {
    return ({ inputs }: LiveResource<OfMethod>): boolean =>
        inputs.resourceId === resourceId && inputs.httpMethod === httpMethod;
}

/** @throws AwsError for an API that does not exist; the words are AWS's, as its users have met them */
export function checkApi(live: LiveResources, id: string): LiveResource {
    const api = live.find("aws:apigateway/restApi:RestApi", id);
    if (api === undefined) {
        throw notFound(`Invalid API identifier specified ${localAccountId}:${id}`);
    }
    return api;
}

/** @throws AwsError for a resource that does not exist; the words are AWS's: LocalStack's provider */
export function checkResource(live: LiveResources, restApi: string, id: string): void {
    const api = checkApi(live, restApi);
    const resource = live.find("aws:apigateway/resource:Resource", id);
    if (id !== api.outputs.rootResourceId && resource?.inputs.restApi !== restApi) {
        throw notFound("Invalid Resource identifier specified");
    }
}

/** @throws AwsError for a method that does not exist; the words are AWS's: hashicorp/terraform #17747 */
export function checkMethod(live: LiveResources, inputs: OfMethod): void {
    checkResource(live, inputs.restApi, inputs.resourceId);
    if (!partsOf<OfMethod>(live, "aws:apigateway/method:Method", inputs.restApi).some(ofSameMethod(inputs))) {
        throw notFound("Invalid Method identifier specified");
    }
}

/** A method as AWS's errors name it: its path and verb, `/streams/GET`, or the verb first, `GET//streams`. */
export function labelOfMethod(
    live: LiveResources,
    { inputs }: LiveResource<OfMethod>,
    first: "/" | "",
): string {
    const path = pathOf(live, inputs.resourceId);
    return first === "/" ? `${path}/${inputs.httpMethod}` : `${inputs.httpMethod}/${path}`;
}

function pathOf(live: LiveResources, resourceId: string): string {
    const resource = live.find("aws:apigateway/resource:Resource", resourceId);
    return resource === undefined
        ? ""
        : `${pathOf(live, String(resource.inputs.parentId))}/${String(resource.inputs.pathPart)}`;
}
