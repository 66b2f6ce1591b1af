import { arnOf } from "../../aws/names";
import type { NotCopiedType } from "../resourceType";
import { all, lengthBetween, matching, oneOf } from "../constraints";

export const logGroup: NotCopiedType = {
    token: "aws:cloudwatch/logGroup:LogGroup",
    notCopied: "log groups",
    declare: ({ physicalName: name, region }) => ({
        id: name,
        outputs: { name, arn: arnOf("logs", region, `log-group:${name}`) },
    }),
    rules: {
        autoName: true,
        constraints: {
            // CreateLogGroup, botocore's model; PutRetentionPolicy, CloudWatch Logs API reference (0: for ever).
            name: all(lengthBetween(1, 512), matching(/[.\-_/#A-Za-z0-9]+/)),
            retentionInDays: oneOf(
                ...[
                    0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
                    2922,
                ],
                ...[3288, 3653],
            ),
        },
        // `resourceGroup` of the service logs.
        replacedBy: ["name", "logGroupClass"],
    },
};
