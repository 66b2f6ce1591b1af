import { tokenOf } from "../../aws/names";
import type { NotCopiedType } from "../resourceType";
import { fields, matching, oneOf } from "../constraints";
import { badRequest } from "../awsError";

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
    rules: {
        required: ["domainName"],
        constraints: {
            // DomainName of ACM, SecurityPolicy and EndpointType, botocore's models.
            domainName: matching(
                /(?:\*\.)?(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,63}/,
            ),
            securityPolicy: matching(/TLS_1_[02]|SecurityPolicy_TLS\w+/),
            endpointConfiguration: fields({ types: oneOf("REGIONAL", "EDGE", "PRIVATE") }),
        },
        replacedBy: ["domainName"],
        checkDelete: ({ id }, live) => {
            if (
                live
                    .all()
                    .some(({ type, inputs }) => type.endsWith(":BasePathMapping") && inputs.domainName === id)
            ) {
                // That it stays, and the words, are ours: no source has AWS's.
                throw badRequest(`Domain name ${id} has base path mappings, which must be removed first`);
            }
        },
    },
};
