import { arnOf } from "../../aws/names";
import type { NotCopiedType } from "../resourceType";

export const topic: NotCopiedType = {
    token: "aws:sns/topic:Topic",
    notCopied: "the topic of alarms",
    declare: ({ physicalName: name, region }) => {
        const arn = arnOf("sns", region, name);
        return { id: arn, outputs: { name, arn } };
    },
};
