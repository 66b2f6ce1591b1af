import type { NotCopiedType } from "../resourceType";
import { between, lengthBetween, oneOf } from "../constraints";

export const record: NotCopiedType = {
    token: "aws:route53/record:Record",
    notCopied: "the domain name",
    declare: ({ inputs: { zoneId, type }, physicalName }) => ({
        id: `${String(zoneId)}_${physicalName}_${String(type)}`,
        outputs: { fqdn: physicalName.replace(/\.$/, "") },
    }),
    rules: {
        required: ["zoneId", "name", "type"],
        constraints: {
            // RRType, TTL and DNSName, botocore's model.
            type: oneOf(
                ...[
                    "SOA",
                    "A",
                    "TXT",
                    "NS",
                    "CNAME",
                    "MX",
                    "NAPTR",
                    "PTR",
                    "SRV",
                    "SPF",
                    "AAAA",
                    "CAA",
                    "DS",
                ],
                ...["TLSA", "SSHFP", "SVCB", "HTTPS"],
            ),
            ttl: between(0, 2_147_483_647),
            name: lengthBetween(1, 1024),
        },
        // `resourceRecord`.
        replacedBy: ["zoneId", "name"],
    },
};
