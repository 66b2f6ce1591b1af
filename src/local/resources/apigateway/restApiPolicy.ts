import type { NotCopiedType } from "../resourceType";
import { json } from "../constraints";
import { checkApi } from "./parts";

interface RestApiPolicyInputs {
    readonly restApiId: string;
}

export const restApiPolicy: NotCopiedType<RestApiPolicyInputs> = {
    token: "aws:apigateway/restApiPolicy:RestApiPolicy",
    notCopied: "the resource policy",
    rules: {
        required: ["restApiId", "policy"],
        constraints: { policy: json },
        replacedBy: ["restApiId"],
        checkCreate: ({ restApiId }, live) => void checkApi(live, restApiId),
    },
};
