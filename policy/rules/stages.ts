import { refersTo } from "../relations";
import { type Check, ofType, type Properties, type Rule, within } from "../rule";

const stage = "aws:apigateway/stage:Stage";
const methodSettings = "aws:apigateway/methodSettings:MethodSettings";
const webAclAssociation = "aws:wafv2/webAclAssociation:WebAclAssociation";

/** A check of what MethodSettings set. */
const ofSettings =
    (check: (settings: Properties) => string | undefined): Check =>
    (resource) =>
        check(within(resource, "settings"));

const replacedFirst: Check = ({ opts }) =>
    opts.deleteBeforeReplace === true ? "It is deleted before its successor is made." : undefined;

export const stageRules: readonly Rule[] = [
    {
        name: "stage-web-acl",
        asks: "a WAF web ACL on the stage",
        ids: ["AwsSolutions-APIG3", "CKV2_AWS_29", "APIGateway.4"],
        severity: "medium",
        remediation: "Give the stage a WebAclAssociation; in KinesisProxy, set webAclArn.",
        stack: (resources) =>
            ofType(resources, stage)
                .filter(
                    (one) =>
                        !ofType(resources, webAclAssociation).some(
                            (association) => refersTo(association, "resourceArn", one, "arn") !== false,
                        ),
                )
                .map((resource) => ({ resource, message: "No web ACL is associated with it." })),
    },
    {
        name: "stage-xray",
        asks: "X-Ray traces",
        ids: ["CKV_AWS_73", "AWS-0003", "Serverless-APIGWXrayEnabled", "APIGateway.3"],
        severity: "low",
        remediation: "Set xrayTracingEnabled to true; in KinesisProxy, xrayTracing.",
        each: {
            [stage]: ({ props }) =>
                props.xrayTracingEnabled === true ? undefined : "xrayTracingEnabled is not true.",
        },
    },
    {
        name: "method-throttle",
        asks: "a throttle of its own for every method",
        ids: ["Serverless-APIGWDefaultThrottling"],
        severity: "medium",
        remediation: "Set throttlingRateLimit and throttlingBurstLimit in settings.",
        each: {
            [methodSettings]: ofSettings(({ throttlingRateLimit, throttlingBurstLimit }) =>
                Number(throttlingRateLimit) > 0 && Number(throttlingBurstLimit) > 0
                    ? undefined
                    : "There is no limit of both rate and burst.",
            ),
        },
    },
    {
        name: "cache-encrypted",
        asks: "no cache that is not encrypted",
        ids: ["CKV_AWS_308"],
        severity: "high",
        remediation: "Set cacheDataEncrypted to true in settings, or leave cachingEnabled out.",
        each: {
            [methodSettings]: ofSettings(({ cachingEnabled, cacheDataEncrypted }) =>
                cachingEnabled === true && cacheDataEncrypted !== true
                    ? "Answers are cached, and not encrypted."
                    : undefined,
            ),
        },
    },
    {
        name: "replaced-before-deleted",
        asks: "a new deployment, or API, before the old one goes",
        ids: ["CKV_AWS_217", "CKV_AWS_237"],
        severity: "medium",
        remediation: "Leave the option deleteBeforeReplace out.",
        each: {
            "aws:apigateway/deployment:Deployment": replacedFirst,
            "aws:apigateway/restApi:RestApi": replacedFirst,
        },
    },
];
