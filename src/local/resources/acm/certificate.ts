import { arnOf, tokenOf, uuidOf } from "../../aws/names";
import type { NotCopiedType } from "../resourceType";
import { all, lengthBetween, matching, oneOf } from "../constraints";
import { AwsError } from "../awsError";

export const certificate: NotCopiedType = {
    token: "aws:acm/certificate:Certificate",
    notCopied: "the domain name",
    declare: ({ inputs: { domainName }, seed, region }) => {
        const arn = arnOf("acm", region, `certificate/${uuidOf(seed)}`);
        const validation = {
            domainName,
            resourceRecordName: `_${tokenOf(seed, 20)}.${String(domainName)}.`,
            resourceRecordType: "CNAME",
            resourceRecordValue: `_${tokenOf(seed, 24)}.acm-validations.aws.`,
        };
        return { id: arn, outputs: { arn, domainValidationOptions: [validation] } };
    },
    rules: {
        required: ["domainName"],
        constraints: {
            // RequestCertificate, botocore's model.
            domainName: all(
                lengthBetween(1, 253),
                matching(/(?:\*\.)?(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,63}/),
            ),
            validationMethod: oneOf("EMAIL", "DNS", "HTTP"),
        },
        // `resourceCertificate`.
        replacedBy: [
            ...["domainName", "validationMethod", "validationOptions", "subjectAlternativeNames"],
            ...["keyAlgorithm", "certificateAuthorityArn"],
        ],
        checkDelete: ({ id }, live) => {
            const used = live
                .all()
                .some(
                    ({ type, inputs }) =>
                        type.endsWith(":DomainName") && inputs.regionalCertificateArn === id,
                );
            if (used) {
                // "The certificate is in use by another AWS service": DeleteCertificate, ACM API reference.
                throw new AwsError("ResourceInUseException", `Certificate ${id} is in use.`);
            }
        },
    },
};
