import { tokenOf } from "../../aws/names";
import type { NotCopiedType } from "../resourceType";
import { oneOf } from "../constraints";

export const vpcEndpoint: NotCopiedType = {
    token: "aws:ec2/vpcEndpoint:VpcEndpoint",
    notCopied: "the VPC and its endpoint",
    declare: ({ seed }) => ({ id: `vpce-${tokenOf(seed, 17)}`, outputs: {} }),
    rules: {
        required: ["vpcId"],
        constraints: {
            // CreateVpcEndpoint, botocore's model.
            vpcEndpointType: oneOf(
                "Interface",
                "Gateway",
                "GatewayLoadBalancer",
                "Resource",
                "ServiceNetwork",
            ),
            ipAddressType: oneOf("ipv4", "dualstack", "ipv6"),
        },
        // `resourceVPCEndpoint`. So does `privateDnsEnabled` of all but an interface endpoint, which the program has none of.
        replacedBy: [
            ...["vpcId", "serviceName", "vpcEndpointType", "serviceRegion"],
            ...["serviceNetworkArn", "resourceConfigurationArn"],
        ],
    },
};
