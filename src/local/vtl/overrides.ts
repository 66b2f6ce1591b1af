import { dictionaryEntries, dictionaryGet } from "./java/dictionaries";
import { toText } from "./java/text";
import { isDictionary, type Plain, type Value } from "./java/values";
import type { TemplateContext } from "./scope";

/** What templates have put in the place of the method response's own. */
export interface ResponseOverride {
    /** As assigned: a number, or the text of any other value. */
    status?: number | string;
    header: Record<string, string>;
}

/** What templates have put in the place of the integration request's own. */
export type RequestOverride = Record<"header" | "path" | "querystring", Record<string, string>>;

/** Reads the overrides that the templates of a request have set in its $context, by #set or put. */
export function responseOverrideOf({ responseOverride }: TemplateContext): ResponseOverride {
    const status = memberOf(responseOverride, "status");
    const header = textsOf(responseOverride, "header");
    return status === null
        ? { header }
        : { status: typeof status === "number" ? status : toText(status), header };
}

/** As responseOverrideOf. */
export function requestOverrideOf({ requestOverride }: TemplateContext): RequestOverride {
    return {
        header: textsOf(requestOverride, "header"),
        path: textsOf(requestOverride, "path"),
        querystring: textsOf(requestOverride, "querystring"),
    };
}

function memberOf(override: unknown, name: string): Value {
    return isDictionary(override as Value) ? dictionaryGet(override as Plain, name) : null;
}

function textsOf(override: unknown, name: string): Record<string, string> {
    const map = memberOf(override, name);
    if (!isDictionary(map)) {
        return {};
    }
    const entries = dictionaryEntries(map);
    return Object.fromEntries(entries.map(([key, value]) => [toText(key), toText(value)]));
}
