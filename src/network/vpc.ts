import * as ec2 from "@pulumi/aws/ec2";
import * as awsx from "@pulumi/awsx/ec2";
import * as pulumi from "@pulumi/pulumi";
import type { LogGroupConfig } from "../config/logging";
import type { VpcConfig } from "../config/network";
import { createFlowLog } from "./flowLog";

/** What an interface endpoint needs of a VPC. */
export interface Vpc {
    readonly vpcId: pulumi.Input<string>;
    readonly cidrBlock: pulumi.Input<string>;
    /** Subnets for the endpoint's network interfaces, at most one in each availability zone. */
    readonly subnetIds: pulumi.Input<string[]>;
}

/** The VPC of a configuration: the default one, a new one, or one that exists already, by its tag `Name`. */
export function vpcOf(
    name: string,
    config: VpcConfig & { readonly logGroups: LogGroupConfig },
    opts: pulumi.CustomResourceOptions,
): Vpc {
    if (config.vpcName === "default") {
        return defaultVpc(name, opts);
    }
    return config.createVpc
        ? createVpc(name, config.vpcName, config.logGroups, opts)
        : lookUpVpc(config.vpcName, { parent: opts.parent });
}

/** Its subnets are public ones, unless somebody made private ones: the endpoint takes what there is. */
function defaultVpc(name: string, opts: pulumi.CustomResourceOptions): Vpc {
    const look = { parent: opts.parent };
    const { vpcId, privateSubnetIds, publicSubnetIds } = new awsx.DefaultVpc(name, {}, opts);
    return {
        vpcId,
        cidrBlock: ec2.getVpcOutput({ id: vpcId }, look).cidrBlock,
        subnetIds: pulumi
            .all([privateSubnetIds, publicSubnetIds])
            .apply(([ofPrivate, ofPublic]) =>
                oneInEachZone(ofPrivate.length > 0 ? ofPrivate : ofPublic, look),
            ),
    };
}

/** A VPC for callers of the API: its subnets have routes within it, and no others. */
function createVpc(
    name: string,
    vpcName: string,
    logGroups: LogGroupConfig,
    opts: pulumi.CustomResourceOptions,
): Vpc {
    const cidrBlock = "10.0.0.0/16";
    const { vpcId, isolatedSubnetIds } = new awsx.Vpc(
        name,
        {
            cidrBlock,
            numberOfAvailabilityZones: 2,
            subnetStrategy: "Auto",
            subnetSpecs: [{ type: "Isolated" }],
            natGateways: { strategy: "None" },
            enableDnsHostnames: true,
            tags: { Name: vpcName },
        },
        opts,
    );
    // The VPC's own group lets all in and out that names no other; without rules, it lets nobody.
    new ec2.DefaultSecurityGroup(name, { vpcId }, opts);
    createFlowLog(name, vpcId, logGroups, opts);
    return { vpcId, cidrBlock, subnetIds: isolatedSubnetIds };
}

function lookUpVpc(vpcName: string, opts: pulumi.InvokeOptions): Vpc {
    const vpc = pulumi.output(findVpc(vpcName, opts));
    return {
        vpcId: vpc.id,
        cidrBlock: vpc.cidrBlock,
        subnetIds: vpc.id.apply((id) => privateSubnets(id, vpcName, opts)),
    };
}

async function findVpc(vpcName: string, opts: pulumi.InvokeOptions): Promise<ec2.GetVpcResult> {
    try {
        return await ec2.getVpc({ tags: { Name: vpcName } }, opts);
    } catch (error) {
        throw new pulumi.RunError(
            `vpcName is ${JSON.stringify(vpcName)}, and without createVpc one VPC with that tag Name ` +
                `must exist already: ${error instanceof Error ? error.message : String(error)}`,
        );
    }
}

/** Those that give their instances no public address. */
async function privateSubnets(vpcId: string, vpcName: string, opts: pulumi.InvokeOptions): Promise<string[]> {
    const filters = [
        { name: "vpc-id", values: [vpcId] },
        { name: "map-public-ip-on-launch", values: ["false"] },
    ];
    const { ids } = await ec2.getSubnets({ filters }, opts);
    if (ids.length === 0) {
        throw new pulumi.RunError(
            `vpcName is ${JSON.stringify(vpcName)}, and that VPC has no private subnet for the endpoint.`,
        );
    }
    return oneInEachZone(ids, opts);
}

/** The first subnet of each availability zone: an endpoint takes no more. */
async function oneInEachZone(ids: readonly string[], opts: pulumi.InvokeOptions): Promise<string[]> {
    const subnets = await Promise.all([...ids].sort().map((id) => ec2.getSubnet({ id }, opts)));
    const byZone = new Map(subnets.reverse().map(({ availabilityZoneId, id }) => [availabilityZoneId, id]));
    return [...byZone.values()].sort();
}
