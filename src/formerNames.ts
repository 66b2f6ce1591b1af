import * as pulumi from "@pulumi/pulumi";

/** What this program's components were called before they had a `KinesisProxy` for a parent, by type. */
const formerNames: Readonly<Record<string, string | undefined>> = {
    "kinesis-proxy:index:Stream": "stream",
    "kinesis-proxy:index:UserPool": "users",
    "kinesis-proxy:index:Machines": "machines",
    "kinesis-proxy:index:IntegrationRole": "integration-role",
    "kinesis-proxy:index:AccountLogging": "account-logging",
    "kinesis-proxy:index:PrivateEndpoint": "endpoint",
    "kinesis-proxy:index:CustomDomain": "domain",
    "kinesis-proxy:index:RestApi": "kinesis-proxy",
    "kinesis-proxy:index:Alarms": "alarms",
    "kinesis-proxy:index:Dashboard": "dashboard",
};

/**
 * Lets a stack that was made before keep its resources: the engine finds each by the name that it had. What is in the
 * components needs none: a child whose name begins with its parent's follows its parent's alias.
 */
export const aliasFormerNames: pulumi.ResourceTransformation = ({ type, props, opts }) => {
    const name = formerNames[type];
    return name === undefined
        ? undefined
        : {
              props,
              opts: pulumi.mergeOptions(opts, { aliases: [{ name, parent: pulumi.rootStackResource }] }),
          };
};
