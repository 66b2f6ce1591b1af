import type * as pulumi from "@pulumi/pulumi";
import { allRouteGroups, type RouteGroup } from "../routes";
import { arn, integer, listOf, type Kind } from "./kinds";
import type { ValueReader } from "./valueReader";

/** The API's routes, who may call it from a browser, and how much it takes. */
export interface ApiInputs {
    /** Groups of routes, among describe, produce, events, consume and manage. Defaults to ["describe","produce"]. */
    routeGroups?: string[];
    /** Origins that a browser may call from, such as https://app.example.com, or `*` alone for any. Defaults to ["*"]. */
    corsOrigins?: pulumi.Input<pulumi.Input<string>[]>;
    /** Requests a second that the stage takes. Defaults to 1000. */
    throttlingRateLimit?: pulumi.Input<number>;
    /** Requests at once that the stage takes. Defaults to 2000. */
    throttlingBurstLimit?: pulumi.Input<number>;
    /** ARN of the regional AWS WAF web ACL that guards the stage. Defaults to none. */
    webAclArn?: pulumi.Input<string>;
}

export interface ApiConfig {
    readonly routeGroups: readonly RouteGroup[];
    /** Allowed origins, or `*` alone. */
    readonly corsOrigins: pulumi.Input<string[]>;
    readonly throttlingRateLimit: pulumi.Input<number>;
    readonly throttlingBurstLimit: pulumi.Input<number>;
    /** Undefined for none. */
    readonly webAclArn?: pulumi.Input<string>;
}

const webAcl = arn("wafv2", "regional/webacl/[\\w-]{1,128}/[0-9a-f-]{36}", "a regional AWS WAF web ACL");

const routeGroups = listOf<RouteGroup>({
    allowed: `one or more of ${allRouteGroups.join(", ")}`,
    valid: (entry) => (allRouteGroups as readonly string[]).includes(entry),
    min: 1,
});

export function apiConfig(values: ValueReader): ApiConfig {
    return {
        routeGroups: values.plain("routeGroups", routeGroups, ["describe", "produce"]),
        corsOrigins: values.input("corsOrigins", origins(), ["*"]),
        throttlingRateLimit: values.input("throttlingRateLimit", integer({ min: 1 }), 1000),
        throttlingBurstLimit: values.input("throttlingBurstLimit", integer({ min: 1 }), 2000),
        webAclArn: values.optional("webAclArn", webAcl),
    };
}

function origins(): Kind<string[]> {
    const allowed =
        "* alone, or origins such as https://app.example.com or http://localhost:3000, with no path";
    const list = listOf({ allowed, valid: (entry) => entry === "*" || isOrigin(entry), min: 1 });
    return {
        ...list,
        check: (value, complain) => {
            const origins = list.check(value, complain);
            if (origins.length > 1 && origins.includes("*")) {
                complain(origins, allowed);
            }
            return origins;
        },
    };
}

function isOrigin(text: string): boolean {
    return /^https?:\/\/[a-z0-9.:[\]-]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}
