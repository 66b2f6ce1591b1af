import { arnOf } from "../../aws/names";
import type { NotCopiedType } from "../resourceType";
import { lengthBetween, matching } from "../constraints";

export const topic: NotCopiedType = {
    token: "aws:sns/topic:Topic",
    notCopied: "the topic of alarms",
    declare: ({ physicalName: name, region }) => {
        const arn = arnOf("sns", region, name);
        return { id: arn, outputs: { name, arn } };
    },
    rules: {
        autoName: true,
        constraints: {
            // CreateTopic, SNS API reference; "up to 100 characters" for a display name.
            name: matching(/[\w-]{1,256}/),
            displayName: lengthBetween(0, 100),
        },
        replacedBy: ["name", "fifoTopic"],
    },
};
