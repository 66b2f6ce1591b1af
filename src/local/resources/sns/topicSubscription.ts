import type { NotCopiedType } from "../resourceType";
import { oneOf } from "../constraints";
import { AwsError } from "../awsError";
import { topic as topicType } from "./topic";

interface TopicSubscriptionInputs {
    /** ARN. */
    readonly topic: string;
}

export const topicSubscription: NotCopiedType<TopicSubscriptionInputs> = {
    token: "aws:sns/topicSubscription:TopicSubscription",
    notCopied: "the topic of alarms",
    rules: {
        required: ["topic", "protocol", "endpoint"],
        constraints: {
            // Subscribe, SNS API reference.
            protocol: oneOf(
                ...[
                    "http",
                    "https",
                    "email",
                    "email-json",
                    "sms",
                    "sqs",
                    "application",
                    "lambda",
                    "firehose",
                ],
            ),
        },
        replacedBy: ["topic", "protocol", "endpoint"],
        checkCreate: ({ topic }, live) => {
            if (live.find(topicType.token, topic) === undefined) {
                throw new AwsError("NotFound", "Topic does not exist");
            }
        },
    },
};
