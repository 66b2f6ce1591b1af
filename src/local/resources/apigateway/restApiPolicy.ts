import type { NotCopiedType } from "../resourceType";

export const restApiPolicy: NotCopiedType = {
    token: "aws:apigateway/restApiPolicy:RestApiPolicy",
    notCopied: "the resource policy",
};
