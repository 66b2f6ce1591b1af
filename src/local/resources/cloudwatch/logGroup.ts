import { arnOf } from "../../aws/names";
import type { NotCopiedType } from "../resourceType";

export const logGroup: NotCopiedType = {
    token: "aws:cloudwatch/logGroup:LogGroup",
    notCopied: "the access log",
    declare: ({ physicalName: name, region }) => ({
        id: name,
        outputs: { name, arn: arnOf("logs", region, `log-group:${name}`) },
    }),
};
