import { refersTo } from "../relations";
import { isSet, ofType, type Rule, type StackResource, type Violation, within } from "../rule";

const stage = "aws:apigateway/stage:Stage";
const methodSettings = "aws:apigateway/methodSettings:MethodSettings";

/** A variable that stands where JSON wants a value, not within a text. */
const bareVariable = /([:[,]\s*)\$context\.[\w.-]+/g;

function isJson(text: string): boolean {
    try {
        JSON.parse(text.replace(bareVariable, "$10"));
        return true;
    } catch {
        return false;
    }
}

function quietSettings(resources: readonly StackResource[]): Violation[] {
    return ofType(resources, methodSettings).flatMap((resource) => {
        const { loggingLevel, metricsEnabled } = within(resource, "settings");
        const silent = !["ERROR", "INFO"].includes(String(loggingLevel));
        return silent || metricsEnabled !== true
            ? [
                  {
                      resource,
                      message: `loggingLevel is ${String(loggingLevel)}, metricsEnabled ${String(metricsEnabled)}.`,
                  },
              ]
            : [];
    });
}

function stagesWithoutSettings(resources: readonly StackResource[]): Violation[] {
    const wide = ofType(resources, methodSettings).filter(({ props }) => props.methodPath === "*/*");
    return ofType(resources, stage)
        .filter(
            (one) =>
                !wide.some(
                    (settings) =>
                        refersTo(settings, "stageName", one, "stageName") !== false &&
                        refersTo(settings, "restApi", one, "restApi") !== false,
                ),
        )
        .map((resource) => ({
            resource,
            message: "It has no MethodSettings for all methods (methodPath */*).",
        }));
}

export const logRules: readonly Rule[] = [
    {
        name: "stage-access-logs",
        asks: "access logs on the stage",
        ids: ["AwsSolutions-APIG1", "CKV_AWS_76", "AWS-0001"],
        severity: "medium",
        remediation: "Set destinationArn in accessLogSettings; in KinesisProxy, accessLogs.",
        each: {
            [stage]: (resource) =>
                isSet(within(resource, "accessLogSettings"), "destinationArn")
                    ? undefined
                    : "accessLogSettings has no destinationArn.",
        },
    },
    {
        name: "access-logs-in-json",
        asks: "access logs in JSON",
        ids: ["Serverless-APIGWStructuredLogging"],
        severity: "low",
        remediation: "Make format in accessLogSettings a JSON object of $context variables.",
        each: {
            [stage]: (resource) => {
                const settings = within(resource, "accessLogSettings");
                return !isSet(settings, "format") || isJson(String(settings.format))
                    ? undefined
                    : "format in accessLogSettings is no JSON.";
            },
        },
    },
    {
        name: "execution-logs",
        asks: "execution logs, metrics of each method",
        ids: ["AwsSolutions-APIG6", "CKV2_AWS_4", "APIGateway.1"],
        severity: "medium",
        remediation:
            "Give the stage MethodSettings for all methods, and set in settings loggingLevel to ERROR or INFO and " +
            "metricsEnabled to true; in KinesisProxy, executionLogLevel and metrics.",
        stack: (resources) => [...stagesWithoutSettings(resources), ...quietSettings(resources)],
    },
    {
        name: "no-payloads-in-logs",
        asks: "no payloads in execution logs",
        ids: ["CKV_AWS_276"],
        severity: "high",
        remediation: "Leave dataTraceEnabled out of settings.",
        each: {
            [methodSettings]: (resource) =>
                within(resource, "settings").dataTraceEnabled === true
                    ? "dataTraceEnabled writes bodies to the log."
                    : undefined,
        },
    },
    {
        name: "log-groups-kept",
        asks: "log groups with a customer's key, kept for a year",
        ids: ["CKV_AWS_66", "CKV_AWS_158", "CKV_AWS_338", "CloudWatchLogGroupEncrypted"],
        severity: "medium",
        remediation:
            "Set retentionInDays to 365 or more, and kmsKeyId; in KinesisProxy, logRetentionDays and logKmsKeyId.",
        each: {
            "aws:cloudwatch/logGroup:LogGroup": ({ props }) => {
                const days = Number(props.retentionInDays ?? 0);
                if (days < 365) {
                    return days === 0
                        ? "It keeps its events for ever."
                        : `It keeps its events for ${days} days.`;
                }
                return isSet(props, "kmsKeyId") ? undefined : "kmsKeyId is not set.";
            },
        },
    },
];
