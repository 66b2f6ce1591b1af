import * as acm from "@pulumi/aws/acm";
import * as apigateway from "@pulumi/aws/apigateway";
import * as route53 from "@pulumi/aws/route53";
import * as pulumi from "@pulumi/pulumi";
import type { DomainConfig } from "../config/network";

/** A domain name for the API: its certificate, and the alias record that leads to API Gateway. */
export class CustomDomain extends pulumi.ComponentResource {
    readonly domainName: pulumi.Output<string>;

    constructor(name: string, args: DomainConfig, opts?: pulumi.ComponentResourceOptions) {
        super("kinesis-proxy:index:CustomDomain", name, {}, opts);
        const child = { parent: this };
        const domain = new apigateway.DomainName(
            name,
            {
                domainName: args.domainName,
                regionalCertificateArn: args.certificateArn ?? createCertificate(name, args, child),
                endpointConfiguration: { types: "REGIONAL" },
                securityPolicy: "TLS_1_2",
            },
            child,
        );
        const record = new route53.Record(
            name,
            {
                zoneId: args.hostedZoneId,
                name: args.domainName,
                type: "A",
                aliases: [
                    {
                        name: domain.regionalDomainName,
                        zoneId: domain.regionalZoneId,
                        evaluateTargetHealth: false,
                    },
                ],
            },
            child,
        );
        // The name comes by way of the record: who uses it can be reached by it.
        this.domainName = pulumi.all([domain.domainName, record.id]).apply(([domainName]) => domainName);
        this.registerOutputs({ domainName: this.domainName });
    }
}

/** A certificate that ACM issues, and renews, for as long as its record stands in the zone. Answers with its ARN. */
function createCertificate(
    name: string,
    { domainName, hostedZoneId }: DomainConfig,
    opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
    const certificate = new acm.Certificate(name, { domainName, validationMethod: "DNS" }, opts);
    const validation = certificate.domainValidationOptions[0]!;
    const record = new route53.Record(
        `${name}-validation`,
        {
            zoneId: hostedZoneId,
            name: validation.resourceRecordName,
            type: validation.resourceRecordType,
            records: [validation.resourceRecordValue],
            ttl: 300,
            // A certificate of the same name, before or beside this one, has the same record.
            allowOverwrite: true,
        },
        opts,
    );
    return new acm.CertificateValidation(
        name,
        { certificateArn: certificate.arn, validationRecordFqdns: [record.fqdn] },
        opts,
    ).certificateArn;
}
