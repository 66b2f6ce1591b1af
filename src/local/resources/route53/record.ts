import type { NotCopiedType } from "../resourceType";

export const record: NotCopiedType = {
    token: "aws:route53/record:Record",
    notCopied: "the domain name",
    declare: ({ inputs: { zoneId, type }, physicalName }) => ({
        id: `${String(zoneId)}_${physicalName}_${String(type)}`,
        outputs: { fqdn: physicalName.replace(/\.$/, "") },
    }),
};
