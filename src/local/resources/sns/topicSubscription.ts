import type { NotCopiedType } from "../resourceType";

export const topicSubscription: NotCopiedType = {
    token: "aws:sns/topicSubscription:TopicSubscription",
    notCopied: "the topic of alarms",
};
