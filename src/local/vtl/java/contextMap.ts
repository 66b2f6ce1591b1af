import { TemplateError } from "../error";

/** A JavaScript object that is nothing but its members. */
export function isRecord(value: unknown): value is Record<string, never> {
    if (typeof value !== "object" || value === null) {
        return false;
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    return prototype === Object.prototype || prototype === null;
}

/**
 * A live view of $context or of a map in it. Such a map prints nothing (recorded on AWS: in LocalStack's snapshot of
 * test_sqs_amz_json_protocol, marked aws.validated, identity, requestOverride and responseOverride print "").
 */
export class ContextMap {
    /** @param isOverride whether a template may change it */
    constructor(
        readonly members: Record<string, unknown>,
        private readonly isOverride: boolean,
    ) {}

    get(name: string): unknown {
        const value = this.members[name];
        return isRecord(value)
            ? new ContextMap(
                  value,
                  this.isOverride || name === "requestOverride" || name === "responseOverride",
              )
            : value;
    }

    /** The members, to change them. Throws TemplateError where a template may not. */
    get changeable(): Record<string, unknown> {
        if (!this.isOverride) {
            throw new TemplateError("of $context, only requestOverride and responseOverride can be changed");
        }
        return this.members;
    }
}
