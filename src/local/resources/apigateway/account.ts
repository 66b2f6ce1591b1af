import { localAccountId } from "../../aws/account";
import { arnOf } from "../../aws/names";
import type { NotCopiedType } from "../resourceType";

export const account: NotCopiedType = {
    token: "aws:apigateway/account:Account",
    notCopied: "the account's role for logs",
    declare: ({ inputs: { cloudwatchRoleArn = arnOf("iam", "", "role/api-gateway-logs") } }) => ({
        id: localAccountId,
        outputs: { cloudwatchRoleArn },
    }),
    // Each account has one, whether or not a program declares it.
    read: () => Promise.resolve({ id: localAccountId, inputs: {} }),
};
