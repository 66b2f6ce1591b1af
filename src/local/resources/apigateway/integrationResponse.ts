import type { LiveResources } from "../typeRules";
import type { ServedType } from "../resourceType";
import type { OfMethod, Texts } from "./ofMethod";
import { matching } from "../constraints";
import { badRequest, notFound } from "../awsError";
import { checkMethod, ofSameMethod, partsOf } from "./parts";
import { integration } from "./integration";
import { methodResponse, type MethodResponseInputs } from "./methodResponse";

export interface IntegrationResponseInputs extends OfMethod {
    readonly statusCode: string;
    readonly selectionPattern?: string;
    readonly responseParameters?: Texts;
    readonly responseTemplates?: Texts;
}

export const integrationResponse: ServedType<IntegrationResponseInputs> = {
    token: "aws:apigateway/integrationResponse:IntegrationResponse",
    inputs: [
        ...(["restApi", "resourceId", "httpMethod", "statusCode", "selectionPattern"] as const),
        ...(["responseParameters", "responseTemplates"] as const),
    ],
    rules: {
        required: ["restApi", "resourceId", "httpMethod", "statusCode"],
        // StatusCode, botocore's model.
        constraints: { statusCode: matching(/[1-5]\d\d/) },
        // The code is ours: the provider asks AWS to change a response of the new code, which is not there.
        replacedBy: ["restApi", "resourceId", "httpMethod", "statusCode"],
        checkCreate: (inputs, live) => {
            checkMethod(live, inputs);
            // The words are AWS's: carrot/terraform-api-gateway-method-module #3.
            if (!partsOf<OfMethod>(live, integration.token, inputs.restApi).some(ofSameMethod(inputs))) {
                throw notFound("No integration defined for method");
            }
            checkMapping(inputs, live);
        },
        checkUpdate: checkMapping,
    },
};

/** The words are AWS's, as people have met them in `PutIntegrationResponse`. */
function checkMapping(inputs: IntegrationResponseInputs, live: LiveResources): void {
    const refused = (error: string) =>
        badRequest(
            `Invalid mapping expression specified: Validation Result: warnings : [], errors : [${error}]`,
        );
    const response = partsOf<MethodResponseInputs>(live, methodResponse.token, inputs.restApi).find(
        (other) => ofSameMethod(inputs)(other) && other.inputs.statusCode === inputs.statusCode,
    );
    if (response === undefined) {
        throw refused("No method response exists for method.");
    }
    const declared = Object.keys(response.inputs.responseParameters ?? {});
    const unknown = Object.keys(inputs.responseParameters ?? {}).find((name) => !declared.includes(name));
    if (unknown !== undefined) {
        throw refused(`Invalid mapping expression parameter specified: ${unknown}`);
    }
}
