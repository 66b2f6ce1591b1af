import type { ServedType } from "../resourceType";

export interface ResourceInputs {
    readonly restApi: string;
    readonly parentId: string;
    readonly pathPart: string;
}

export const resource: ServedType<ResourceInputs> = {
    token: "aws:apigateway/resource:Resource",
    inputs: ["restApi", "parentId", "pathPart"],
};
