import { isSet, type Rule } from "../rule";

const stream = "aws:kinesis/stream:Stream";

export const streamRules: readonly Rule[] = [
    {
        name: "stream-encrypted",
        asks: "an encrypted stream, by a named key",
        ids: [
            ...["AwsSolutions-KDS1", "AwsSolutions-KDS3", "CKV_AWS_43", "CKV_AWS_185", "AWS-0064"],
            ...["Kinesis.1", "CT.KINESIS.PR.1"],
        ],
        severity: "high",
        remediation:
            "Set encryptionType to KMS, and kmsKeyId; in KinesisProxy, leave kmsKeyId out or name a key.",
        each: {
            [stream]: ({ props }) => {
                if (props.encryptionType !== "KMS") {
                    return "encryptionType is not KMS.";
                }
                return isSet(props, "kmsKeyId") ? undefined : "kmsKeyId is not set.";
            },
        },
        waiver: "KDS3 wants AWS's own key and CKV_AWS_185, by its title, a customer's: kmsKeyId takes either.",
    },
    {
        name: "stream-retention",
        asks: "records kept for a week",
        ids: ["Kinesis.3", "kinesis-stream-backup-retention-check"],
        severity: "medium",
        remediation: "Set retentionPeriod to 168 hours or more; in KinesisProxy, retentionHours.",
        each: {
            [stream]: ({ props }) => {
                // Kinesis keeps records for a day where nothing is said.
                const hours = Number(props.retentionPeriod ?? 24);
                return hours >= 168 ? undefined : `Records are kept for ${hours} hours.`;
            },
        },
    },
];
