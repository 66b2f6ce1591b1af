import type { ServedType } from "../resourceType";

export interface ValidatorInputs {
    readonly restApi: string;
    readonly name?: string;
    readonly validateRequestBody?: boolean;
    readonly validateRequestParameters?: boolean;
}

export const requestValidator: ServedType<ValidatorInputs> = {
    token: "aws:apigateway/requestValidator:RequestValidator",
    inputs: ["restApi", "name", "validateRequestBody", "validateRequestParameters"],
};
