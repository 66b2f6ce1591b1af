import type { ServedType } from "../resourceType";
import type { OfMethod } from "./ofMethod";
import { conflict } from "../awsError";
import { checkApi, labelOfMethod, partsOf } from "./parts";

export interface ValidatorInputs {
    readonly restApi: string;
    readonly name?: string;
    readonly validateRequestBody?: boolean;
    readonly validateRequestParameters?: boolean;
}

export const requestValidator: ServedType<ValidatorInputs> = {
    token: "aws:apigateway/requestValidator:RequestValidator",
    inputs: ["restApi", "name", "validateRequestBody", "validateRequestParameters"],
    rules: {
        autoName: true,
        required: ["restApi"],
        replacedBy: ["restApi"],
        checkCreate: ({ restApi }, live) => void checkApi(live, restApi),
        checkDelete: ({ id, inputs: { restApi } }, live) => {
            const user = partsOf<OfMethod & { requestValidatorId?: string }>(
                live,
                "aws:apigateway/method:Method",
                restApi,
            ).find(({ inputs }) => inputs.requestValidatorId === id);
            if (user !== undefined) {
                // That it stays is AWS's, as with models and authorizers; the words are ours.
                throw conflict(
                    `Cannot delete request validator '${id}', is referenced in method: ${labelOfMethod(live, user, "/")}`,
                );
            }
        },
    },
};
