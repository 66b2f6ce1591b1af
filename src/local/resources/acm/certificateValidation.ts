import type { NotCopiedType } from "../resourceType";

export const certificateValidation: NotCopiedType = {
    token: "aws:acm/certificateValidation:CertificateValidation",
    notCopied: "the domain name",
    rules: { required: ["certificateArn"], replacedBy: ["certificateArn", "validationRecordFqdns"] },
};
