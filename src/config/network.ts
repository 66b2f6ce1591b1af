import type * as pulumi from "@pulumi/pulumi";
import { arn, boolean, text } from "./kinds";
import type { ValueReader } from "./valueReader";

/** Where the API can be reached. */
export interface NetworkInputs {
    /**
     * The VPC that alone reaches the API: default, the region's default VPC, or the tag Name of a VPC. Defaults to none:
     * an API on the internet.
     */
    vpcName?: string;
    /** Create the VPC with that name; false looks up one that exists already. Defaults to false. */
    createVpc?: boolean;
    /** The API's own domain name; not with vpcName. Defaults to none: the one that API Gateway gives. */
    domainName?: pulumi.Input<string>;
    /** Id of the Route 53 hosted zone that domainName is in, and required with it. Defaults to none. */
    hostedZoneId?: pulumi.Input<string>;
    /** ARN of the ACM certificate of domainName. Defaults to none: a new one is made, and validated. */
    certificateArn?: pulumi.Input<string>;
}

export interface NetworkConfig {
    /** The VPC that alone reaches the API, undefined for an API on the internet. */
    readonly vpc?: VpcConfig;
    /** The API's own domain name, undefined for the one that API Gateway gives. */
    readonly domain?: DomainConfig;
}

export interface VpcConfig {
    /** `default`, the region's default VPC, or the tag `Name` of a VPC. */
    readonly vpcName: string;
    /** Create the VPC; false looks up one that exists already. */
    readonly createVpc: boolean;
}

export interface DomainConfig {
    readonly domainName: pulumi.Input<string>;
    /** Route 53 zone that the name is in. */
    readonly hostedZoneId: pulumi.Input<string>;
    /** ARN of the ACM certificate. Defaults to a new one. */
    readonly certificateArn?: pulumi.Input<string>;
}

// EC2's filters would read * and ? as wildcards.
const vpcName = text(/^[\w .:/=+@-]{1,256}$/, "default, or the tag Name of a VPC");
const domainName = text(
    /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
    "a domain name such as api.example.com",
);
const hostedZoneId = text(/^Z[A-Z0-9]{1,31}$/, "the id of a Route 53 hosted zone");
const certificate = arn("acm", "certificate/[0-9a-f-]{36}", "an ACM certificate");

export function networkConfig(values: ValueReader): NetworkConfig {
    const vpc = vpcConfig(values);
    const domain = domainConfig(values);
    if (vpc !== undefined && domain !== undefined) {
        values.problem(
            "domainName",
            domain.domainName,
            "no value with vpcName: a private API has no public name",
        );
    }
    return { vpc, domain };
}

function vpcConfig(values: ValueReader): VpcConfig | undefined {
    const name = values.isSet("vpcName") ? values.plain("vpcName", vpcName) : undefined;
    const createVpc = values.plain("createVpc", boolean, false);
    if (createVpc && name === undefined) {
        values.problem("createVpc", true, "false without vpcName, the name of the VPC to create");
    }
    if (createVpc && name === "default") {
        values.problem("createVpc", true, "false with vpcName default, a VPC that exists already");
    }
    return name === undefined ? undefined : { vpcName: name, createVpc };
}

function domainConfig(values: ValueReader): DomainConfig | undefined {
    const name = values.optional("domainName", domainName);
    const zoneId = values.optional("hostedZoneId", hostedZoneId);
    const certificateArn = values.optional("certificateArn", certificate);
    if (name !== undefined && zoneId === undefined) {
        values.problem("hostedZoneId", undefined, "the id of the Route 53 hosted zone that domainName is in");
    }
    if (name === undefined && zoneId !== undefined) {
        values.problem("hostedZoneId", zoneId, "no value without domainName");
    }
    if (name === undefined && certificateArn !== undefined) {
        values.problem("certificateArn", certificateArn, "no value without domainName");
    }
    return name === undefined ? undefined : { domainName: name, hostedZoneId: zoneId ?? "", certificateArn };
}
