import type { NotCopiedType } from "../resourceType";

export const dashboard: NotCopiedType = {
    token: "aws:cloudwatch/dashboard:Dashboard",
    notCopied: "the dashboard",
};
