import type { ServedType } from "../resourceType";
import type { OfMethod, Texts } from "./ofMethod";
import { json, matching } from "../constraints";
import { conflict } from "../awsError";
import { checkApi, labelOfMethod, partsOf } from "./parts";

export interface ModelInputs {
    readonly restApi: string;
    readonly name: string;
    readonly description?: string;
    readonly contentType?: string;
    /** JSON text. */
    readonly schema: string;
}

export const model: ServedType<ModelInputs> = {
    token: "aws:apigateway/model:Model",
    inputs: ["restApi", "name", "description", "contentType", "schema"],
    rules: {
        autoName: true,
        required: ["restApi", "contentType"],
        constraints: {
            // "Must be alphanumeric": CreateModel, API Gateway API reference.
            name: matching(/[A-Za-z0-9]+/),
            schema: json,
        },
        replacedBy: ["restApi", "name", "contentType"],
        checkCreate: ({ restApi, name }, live) => {
            checkApi(live, restApi);
            if (partsOf<ModelInputs>(live, model.token, restApi).some(({ inputs }) => inputs.name === name)) {
                throw conflict("Model name already exists for this REST API");
            }
        },
        checkDelete: ({ inputs: { restApi, name } }, live) => {
            const user = partsOf<OfMethod & { requestModels?: Texts }>(
                live,
                "aws:apigateway/method:Method",
                restApi,
            ).find(({ inputs }) => Object.values(inputs.requestModels ?? {}).includes(name));
            if (user !== undefined) {
                // The words are AWS's: aws-apigateway-importer #89.
                throw conflict(
                    `Cannot delete model '${name}', is referenced in method request: ${labelOfMethod(live, user, "/")}`,
                );
            }
        },
    },
};
