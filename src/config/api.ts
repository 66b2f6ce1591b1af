import type { ConfigReader } from "./configReader";
import { allRouteGroups, type RouteGroup } from "../routes";
import { arnFormat } from "./formats";

/** The API's routes, who may call it from a browser, and how much it takes. */
export interface ApiConfig {
    readonly routeGroups: readonly RouteGroup[];
    /** Allowed origins, or `*` alone. */
    readonly corsOrigins: readonly string[];
    /** Requests a second, and at once, that the stage takes. */
    readonly throttlingRateLimit: number;
    readonly throttlingBurstLimit: number;
    /** ARN of the AWS WAF web ACL that guards the stage, undefined for none. */
    readonly webAclArn?: string;
}

const webAcl = arnFormat(
    "wafv2",
    "regional/webacl/[\\w-]{1,128}/[0-9a-f-]{36}",
    "a regional AWS WAF web ACL",
);

export function apiConfig(values: ConfigReader): ApiConfig {
    return {
        routeGroups: values.list("routeGroups", ["describe", "produce"], {
            allowed: `one or more of ${allRouteGroups.join(", ")}`,
            valid: (entry): entry is RouteGroup => (allRouteGroups as readonly string[]).includes(entry),
            min: 1,
        }),
        corsOrigins: corsOrigins(values),
        throttlingRateLimit: values.integer("throttlingRateLimit", 1000, { min: 1 }),
        throttlingBurstLimit: values.integer("throttlingBurstLimit", 2000, { min: 1 }),
        webAclArn: values.optionalText("webAclArn", webAcl.pattern, webAcl.allowed),
    };
}

function corsOrigins(values: ConfigReader): string[] {
    const allowed =
        "* alone, or origins such as https://app.example.com or http://localhost:3000, with no path";
    const origins = values.list("corsOrigins", ["*"], {
        allowed,
        valid: (entry) => entry === "*" || isOrigin(entry),
        min: 1,
    });
    if (origins.length > 1 && origins.includes("*")) {
        values.problem("corsOrigins", JSON.stringify(origins), allowed);
    }
    return origins;
}

function isOrigin(text: string): boolean {
    return /^https?:\/\/[a-z0-9.:[\]-]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}
