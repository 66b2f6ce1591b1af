import { arnOf, tokenOf, uuidOf } from "../../aws/names";
import type { NotCopiedType } from "../resourceType";

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
};
