import type { ServedType } from "../resourceType";
import { badRequest, conflict } from "../awsError";
import { checkApi, checkResource, partsOf } from "./parts";

export interface ResourceInputs {
    readonly restApi: string;
    readonly parentId: string;
    readonly pathPart: string;
}

export const resource: ServedType<ResourceInputs> = {
    token: "aws:apigateway/resource:Resource",
    inputs: ["restApi", "parentId", "pathPart"],
    rules: {
        required: ["restApi", "parentId", "pathPart"],
        replacedBy: ["restApi"],
        checkCreate: ({ restApi, parentId, pathPart }, live) => {
            const parent = checkApi(live, restApi);
            if (parentId !== parent.outputs.rootResourceId) {
                checkResource(live, restApi, parentId);
            }
            // The words are AWS's: moto, `InvalidResourcePathException`; LocalStack's provider.
            if (!/^(?:[\w.:-]+|\{[\w.-]+\+?\})$/.test(pathPart)) {
                throw badRequest(
                    "Resource's path part only allow a-zA-Z0-9._- and curly braces at the beginning and the end " +
                        "and an optional plus sign before the closing brace.",
                );
            }
            const siblings = partsOf<ResourceInputs>(live, resource.token, restApi).filter(
                ({ inputs }) => inputs.parentId === parentId,
            );
            if (siblings.some(({ inputs }) => inputs.pathPart === pathPart)) {
                throw conflict(`Another resource with the same parent already has this name: ${pathPart}`);
            }
        },
    },
};
