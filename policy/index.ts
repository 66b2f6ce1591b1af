import { PolicyPack, type ResourceValidationPolicy, type StackValidationPolicy } from "@pulumi/policy";
import { isStackRule, type Rule } from "./rule";
import { rules } from "./rules";

new PolicyPack("kinesis-proxy", {
    displayName: "Kinesis proxy",
    provider: "aws",
    policies: rules.map(policyOf),
});

/** What hurts at once stops the update; the rest is said. Pulumi's configuration of a pack changes it, policy by policy. */
function policyOf(rule: Rule): ResourceValidationPolicy | StackValidationPolicy {
    const { name, severity, asks, ids, remediation, waiver } = rule;
    const policy = {
        name,
        severity,
        displayName: asks,
        description: `${sentence(asks)} (${ids.join(", ")}).${waiver === undefined ? "" : ` Waived: ${waiver}`}`,
        remediationSteps: remediation,
        enforcementLevel: severity === "high" ? ("mandatory" as const) : ("advisory" as const),
    };
    const told = (message: string) => `${message} ${remediation}`;
    if (isStackRule(rule)) {
        return {
            ...policy,
            validateStack: ({ resources }, report) =>
                rule.stack(resources).forEach(({ resource, message }) => report(told(message), resource.urn)),
        };
    }
    return {
        ...policy,
        validateResource: (resource, report) => {
            const message = rule.each[resource.type]?.(resource);
            if (message !== undefined) {
                report(told(message));
            }
        },
    };
}

function sentence(text: string): string {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
