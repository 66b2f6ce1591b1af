import { tokenOf } from "../../aws/names";
import type { NotCopiedType } from "../resourceType";

export const domainName: NotCopiedType = {
    token: "aws:apigateway/domainName:DomainName",
    notCopied: "the domain name",
    declare: ({ inputs, seed, region }) => ({
        id: String(inputs.domainName),
        outputs: {
            regionalDomainName: `d-${tokenOf(seed, 10)}.execute-api.${region}.amazonaws.com`,
            regionalZoneId: `Z${tokenOf(seed, 13).toUpperCase()}`,
        },
    }),
};
