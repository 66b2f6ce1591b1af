import type { ServedType } from "../resourceType";
import type { OfMethod, Texts } from "./ofMethod";
import { matching } from "../constraints";
import { conflict } from "../awsError";
import { checkMethod, ofSameMethod, partsOf } from "./parts";

export interface MethodResponseInputs extends OfMethod {
    readonly statusCode: string;
    readonly responseParameters?: Readonly<Record<string, boolean>>;
    readonly responseModels?: Texts;
}

export const methodResponse: ServedType<MethodResponseInputs> = {
    token: "aws:apigateway/methodResponse:MethodResponse",
    inputs: [
        ...(["restApi", "resourceId", "httpMethod", "statusCode"] as const),
        ...(["responseParameters", "responseModels"] as const),
    ],
    rules: {
        required: ["restApi", "resourceId", "httpMethod", "statusCode"],
        // StatusCode, botocore's model.
        constraints: { statusCode: matching(/[1-5]\d\d/) },
        // The code is ours: the provider asks AWS to change a response of the new code, which is not there.
        replacedBy: ["restApi", "resourceId", "httpMethod", "statusCode"],
        checkCreate: (inputs, live) => {
            checkMethod(live, inputs);
            const others = partsOf<MethodResponseInputs>(live, methodResponse.token, inputs.restApi);
            if (
                others.some(
                    (other) => ofSameMethod(inputs)(other) && other.inputs.statusCode === inputs.statusCode,
                )
            ) {
                throw conflict("Response already exists for this resource");
            }
        },
    },
};
