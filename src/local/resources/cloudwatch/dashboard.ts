import type { NotCopiedType } from "../resourceType";
import { json, matching } from "../constraints";

export const dashboard: NotCopiedType = {
    token: "aws:cloudwatch/dashboard:Dashboard",
    notCopied: "the dashboard",
    rules: {
        required: ["dashboardName", "dashboardBody"],
        constraints: {
            // "The maximum length is 255, and valid characters are A-Z, a-z, 0-9, "-", and "_"": PutDashboard.
            dashboardName: matching(/[\w-]{1,255}/),
            dashboardBody: json,
        },
        replacedBy: ["dashboardName"],
    },
};
