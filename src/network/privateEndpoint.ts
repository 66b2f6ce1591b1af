import * as ec2 from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import type { LogGroupConfig } from "../config/logging";
import type { VpcConfig } from "../config/network";
import { vpcOf } from "./vpc";

export interface PrivateEndpointArgs extends VpcConfig {
    /** Region of the VPC. */
    readonly region: pulumi.Input<string>;
    /** How the log group of a created VPC's flow log is kept. */
    readonly logGroups: LogGroupConfig;
}

/** The door of a private API: an endpoint for API Gateway in a VPC, open to that VPC over HTTPS. */
export class PrivateEndpoint extends pulumi.ComponentResource {
    readonly vpcId: pulumi.Output<string>;
    readonly vpcEndpointId: pulumi.Output<string>;

    constructor(name: string, args: PrivateEndpointArgs, opts?: pulumi.ComponentResourceOptions) {
        super("kinesis-proxy:index:PrivateEndpoint", name, {}, opts);
        const child = { parent: this };
        const vpc = vpcOf(name, args, child);
        const securityGroup = new ec2.SecurityGroup(
            name,
            {
                description: "HTTPS from the VPC to API Gateway",
                vpcId: vpc.vpcId,
                ingress: [
                    {
                        description: "HTTPS from the VPC",
                        protocol: "tcp",
                        fromPort: 443,
                        toPort: 443,
                        cidrBlocks: [vpc.cidrBlock],
                    },
                ],
            },
            child,
        );
        const endpoint = new ec2.VpcEndpoint(
            name,
            {
                vpcId: vpc.vpcId,
                serviceName: pulumi.interpolate`com.amazonaws.${args.region}.execute-api`,
                vpcEndpointType: "Interface",
                subnetIds: vpc.subnetIds,
                securityGroupIds: [securityGroup.id],
                // True would take the VPC's way to every other API of API Gateway.
                privateDnsEnabled: false,
            },
            child,
        );
        this.vpcId = endpoint.vpcId;
        this.vpcEndpointId = endpoint.id;
        this.registerOutputs({ vpcId: this.vpcId, vpcEndpointId: this.vpcEndpointId });
    }
}
