import { arnOf } from "../../aws/names";
import type { NotCopiedType } from "../resourceType";

export const logGroup: NotCopiedType = {
    token: "aws:cloudwatch/logGroup:LogGroup",
    notCopied: "log groups",
    declare: ({ physicalName: name, region }) => ({
        id: name,
        outputs: { name, arn: arnOf("logs", region, `log-group:${name}`) },
    }),
};
