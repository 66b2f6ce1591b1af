import type { ServedType } from "../resourceType";

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
};
