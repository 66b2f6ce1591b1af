import type { ClientCredentials } from "../outputs";
import { clientToken } from "./clientToken";
import type { SignedIn, UserToken } from "./signedIn";
import type { Target, Tell } from "./target";

/** Somebody whom a stack may let in. */
interface Caller {
    /** The shell's variable with the token. */
    readonly variable: string;
    /** Gets the token and tells how, the first time. */
    token(): Promise<string>;
}

/** A request, but for its token. */
interface Sent {
    readonly method: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
}

/** Those whom a stack may let in; nothing but its answers tells which of them a route takes. */
export class Callers {
    constructor(private readonly callers: readonly Caller[]) {}

    /** Sends a request as the first of them who is let in; undefined where each is answered with 401. */
    async send(url: string, { method, headers, body }: Sent) {
        for (const caller of this.callers) {
            const response = await fetch(url, {
                method,
                headers: { Authorization: await caller.token(), ...headers },
                body,
            });
            if (response.status !== 401) {
                return { response, variable: caller.variable };
            }
        }
        return undefined;
    }
}

/**
 * Of a stack with machine clients, these, and a user by the access token; of any other, a user by either token.
 *
 * @param signIn called once at most, where a user is needed
 */
export function callersOf(target: Target, signIn: () => Promise<SignedIn>, tell: Tell): Callers {
    const signedIn = once(signIn);
    const user = (variable: string, token: UserToken): Caller => ({
        variable,
        token: once(async () => {
            const user = await signedIn();
            tell(user.command(variable, token), beginningOf(user[token]));
            return user[token];
        }),
    });
    const { machineClients, tokenUrl } = target;
    const others =
        machineClients === undefined || tokenUrl === undefined
            ? [user("MY_ID_TOKEN", "IdToken")]
            : Object.entries(machineClients).map(([name, client]) =>
                  machine(name, client, { ...target, tokenUrl }, tell),
              );
    return new Callers([...others, user("MY_ACCESS_TOKEN", "AccessToken")]);
}

function machine(
    name: string,
    client: ClientCredentials,
    { endpoint, tokenUrl }: Target & { tokenUrl: string },
    tell: Tell,
): Caller {
    const variable = `${name.replaceAll("-", "_").toUpperCase()}_TOKEN`;
    const secret =
        endpoint === undefined
            ? `pulumi stack output --show-secrets --json machineClients | jq -r '."${name}".clientSecret'`
            : `curl --silent ${endpoint}/_local | jq -r '.outputs.machineClients."${name}".clientSecret'`;
    return {
        variable,
        token: once(async () => {
            const token = await clientToken(tokenUrl, client);
            tell(
                `${variable}=$(curl --silent --user "${client.clientId}:$(${secret})" ` +
                    `--data grant_type=client_credentials ${tokenUrl} | jq -r .access_token)`,
                beginningOf(token),
            );
            return token;
        }),
    };
}

function beginningOf(token: string): string {
    return `${token.slice(0, 12)}...`;
}

function once<T>(get: () => Promise<T>): () => Promise<T> {
    let result: Promise<T> | undefined;
    return () => (result ??= get());
}
