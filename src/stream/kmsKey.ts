import * as kms from "@pulumi/aws/kms";
import type * as pulumi from "@pulumi/pulumi";

/** The ARN of a KMS key: policies and log groups take no id and no alias. What is no key's ARN is looked up. */
export async function kmsKeyArn(keyId: string, opts: pulumi.InvokeOptions): Promise<string> {
    return /^arn:[^:]+:kms:[^:]+:\d+:key\//.test(keyId) ? keyId : (await kms.getKey({ keyId }, opts)).arn;
}

/** As {@link kmsKeyArn}; undefined for no key, and for AWS's own (`alias/aws/…`), which takes no grant. */
export async function customersKeyArn(
    keyId: string | undefined,
    opts: pulumi.InvokeOptions,
): Promise<string | undefined> {
    return !keyId || /(^|:)alias\/aws\//.test(keyId) ? undefined : kmsKeyArn(keyId, opts);
}
