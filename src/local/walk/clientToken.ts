import type { ClientCredentials } from "../outputs";

/**
 * Gets a machine client's access token, with the scopes that are asked for (RFC 6749, section 4.4).
 *
 * @param scope names with spaces between them; defaults to all that the client may have
 * @throws Error with what the token endpoint says
 */
export async function clientToken(
    tokenUrl: string,
    { clientId, clientSecret }: ClientCredentials,
    scope?: string,
): Promise<string> {
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
    const response = await fetch(tokenUrl, {
        method: "POST",
        headers: { Authorization: `Basic ${basic}` },
        body: new URLSearchParams({
            grant_type: "client_credentials",
            ...(scope !== undefined && { scope }),
        }),
    });
    const text = await response.text();
    if (!response.ok) {
        throw new Error(`${tokenUrl} answers with ${response.status}: ${text}`);
    }
    return (JSON.parse(text) as { access_token: string }).access_token;
}
