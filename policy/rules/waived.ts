import type { WaivedRule } from "../rule";

/** What other packs ask, and this one does not. */
export const waivedRules: readonly WaivedRule[] = [
    {
        asks: "a rule against Log4j in the web ACL",
        ids: ["CKV2_AWS_77"],
        waiver: "The web ACL is the platform team's own, and so are its rules.",
    },
    {
        asks: "threat protection (plan PLUS) enforced",
        ids: ["AwsSolutions-COG8", "Cognito.1"],
        waiver: "Cognito bills the plan for each active user; sign-up is closed and a second factor required.",
    },
    {
        asks: "tags",
        ids: ["Kinesis.2", "tagged-apigateway-stage", "tagged-cognito-userpool"],
        waiver: "The provider tags every resource: aws:defaultTags in the stack's configuration.",
    },
    {
        asks: "no inline policies",
        ids: ["IAMNoInlinePolicy"],
        waiver: "Each policy is for one role and goes with it; what stands by itself could be given to others.",
    },
    {
        asks: "a cache, and its encryption",
        ids: [
            ...["CKV_AWS_120", "CKV_AWS_225", "AWS-0190", "AWS-0002", "APIGateway.5"],
            "APIGWCacheEnabledAndEncrypted",
        ],
        waiver: "Never: writes cannot be cached, and what one caller reads is no answer for another.",
    },
    {
        asks: "a client certificate for the backend",
        ids: ["CKV2_AWS_51", "APIGateway.2", "APIGWSSLEnabled"],
        waiver: "For HTTP backends; API Gateway signs its calls of Kinesis with the integration role.",
    },
    {
        asks: "an identity pool without guests",
        ids: ["AwsSolutions-COG7", "Cognito.2"],
        waiver: "There is no identity pool.",
    },
    {
        asks: "routes of HTTP and WebSocket APIs",
        ids: ["APIGateway.8", "APIGateway.9"],
        waiver: "There is none: the API is a REST API.",
    },
];
