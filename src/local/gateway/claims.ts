/** Claims of a token as the verifier reads them. */
export type Claims = Readonly<Record<string, unknown>>;

/** Claims of the caller's token, for `$context.authorizer.claims`. */
export type ClaimTexts = Readonly<Record<string, string>>;

/**
 * Claims as API Gateway hands them on, each a text: groups `a,b`, when the token was issued and expires as
 * `Wed Jul 04 18:01:02 UTC 2018` (captured events of REST APIs; API Gateway Developer Guide, "Input format of a Lambda
 * function for proxy integration").
 */
export function claimTexts(claims: Claims): ClaimTexts {
    const entries = Object.entries(claims).map(([name, value]) => [name, textOf(name, value)]);
    return Object.fromEntries(entries) as ClaimTexts;
}

function textOf(name: string, value: unknown): string {
    if ((name === "iat" || name === "exp") && typeof value === "number") {
        return javaDate(new Date(value * 1000));
    }
    if (Array.isArray(value)) {
        return value.map(String).join(",");
    }
    return typeof value === "string" ? value : JSON.stringify(value);
}

/** Java's Date.toString. */
function javaDate(time: Date): string {
    const [, weekday, day, month, year, clock] = /(\w+), (\d+) (\w+) (\d+) ([\d:]+)/.exec(
        time.toUTCString(),
    )!;
    return `${weekday} ${month} ${day} ${clock} UTC ${year}`;
}
