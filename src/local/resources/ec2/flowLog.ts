import { tokenOf } from "../../aws/names";
import type { NotCopiedType } from "../resourceType";

export const flowLog: NotCopiedType = {
    token: "aws:ec2/flowLog:FlowLog",
    notCopied: "the VPC and its endpoint",
    declare: ({ seed }) => ({ id: `fl-${tokenOf(seed, 17)}`, outputs: {} }),
    // `resourceFlowLog`: all but its tags.
    rules: {
        replacedBy: [
            ...["vpcId", "subnetId", "eniId", "transitGatewayId", "transitGatewayAttachmentId"],
            ...["regionalNatGatewayId", "trafficType", "logDestination", "logDestinationType", "logFormat"],
            ...["iamRoleArn", "deliverCrossAccountRole", "destinationOptions", "maxAggregationInterval"],
        ],
    },
};
