import type { ConfigReader } from "./configReader";
import { arnFormat } from "./formats";

/** Where the API can be reached. */
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
    readonly domainName: string;
    /** Route 53 zone that the name is in. */
    readonly hostedZoneId: string;
    /** ARN of the ACM certificate. Defaults to a new one. */
    readonly certificateArn?: string;
}

// EC2's filters would read * and ? as wildcards.
const vpcName = /^[\w .:/=+@-]{1,256}$/;
const domainName = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
const hostedZoneId = /^Z[A-Z0-9]{1,31}$/;
const certificate = arnFormat("acm", "certificate/[0-9a-f-]{36}", "an ACM certificate");

export function networkConfig(values: ConfigReader): NetworkConfig {
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

function vpcConfig(values: ConfigReader): VpcConfig | undefined {
    const name = values.optionalText("vpcName", vpcName, "default, or the tag Name of a VPC");
    const createVpc = values.boolean("createVpc", false);
    if (createVpc && name === undefined) {
        values.problem("createVpc", "true", "false without vpcName, the name of the VPC to create");
    }
    if (createVpc && name === "default") {
        values.problem("createVpc", "true", "false with vpcName default, a VPC that exists already");
    }
    return name === undefined ? undefined : { vpcName: name, createVpc };
}

function domainConfig(values: ConfigReader): DomainConfig | undefined {
    const name = values.optionalText("domainName", domainName, "a domain name such as api.example.com");
    const zoneId = values.optionalText("hostedZoneId", hostedZoneId, "the id of a Route 53 hosted zone");
    const certificateArn = values.optionalText("certificateArn", certificate.pattern, certificate.allowed);
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
