import type { NotCopiedType } from "../resourceType";

export const methodSettings: NotCopiedType = {
    token: "aws:apigateway/methodSettings:MethodSettings",
    notCopied: "throttles, execution logs and metrics of methods",
};
