import type { ServiceAnswer } from "../aws/jsonProtocol";
import type { Properties } from "../declaration";
import type { TokenRequest } from "./oauth";
import type { SentMessage } from "./outbox";

/** Public keys of a user pool, as its `/.well-known/jwks.json` lists them. */
export interface JsonWebKeySet {
    readonly keys: readonly JsonWebKey[];
}

/** The public half of an RSA key that signs tokens. */
export interface JsonWebKey {
    readonly kid: string;
    readonly kty: "RSA";
    readonly alg: "RS256";
    readonly use: "sig";
    readonly n: string;
    readonly e: string;
}

/** A declared app client, as it is here. */
export interface DeclaredClient {
    readonly id: string;
    readonly clientSecret?: string;
}

/** A Cognito that actions can be called on: the one in this process, or another behind a URL. */
export interface CognitoService {
    /**
     * @param action the action's name, e.g. "SignUp"
     * @param body the request's JSON text, as sent on the wire
     * @returns Cognito's own answer, an error of Cognito's included (status 400 or 500). Rejects only where
     *     nothing answers.
     */
    call(action: string, body: string): Promise<ServiceAnswer>;

    /**
     * Creates a declared user pool, or finds it again and gives it the declared settings.
     *
     * @param id the declared id, which the Cognito in this process takes as its own; another answers with one
     *     of its own
     * @param inputs as @pulumi/aws spells those of `cognito.UserPool`
     */
    createUserPool(id: string, name: string, inputs: Properties): Promise<{ id: string }>;

    /**
     * Creates a declared app client, or finds it again and gives it the declared settings.
     *
     * @param inputs as @pulumi/aws spells those of `cognito.UserPoolClient`; `userPoolId` is the pool's id here
     * @returns the secret of a client that has one
     */
    createUserPoolClient(id: string, name: string, inputs: Properties): Promise<DeclaredClient>;

    /**
     * Creates a declared resource server, or finds it again and gives it the declared name and scopes.
     *
     * @param inputs as @pulumi/aws spells those of `cognito.ResourceServer`
     */
    createResourceServer(inputs: Properties): Promise<void>;

    /** Gives a pool its declared domain, with which its token endpoint answers. */
    createUserPoolDomain(domain: string, userPoolId: string): Promise<void>;

    /** What the tokens of a user pool say in `iss`. */
    issuer(userPoolId: string): string;

    /** The keys that verify the tokens of a user pool. */
    keys(userPoolId: string): Promise<JsonWebKeySet>;

    /** What OpenID Connect Discovery asks of a user pool. */
    openIdConfiguration(userPoolId: string): Promise<Properties>;

    /** Answers a request to the token endpoint. Rejects only where nothing answers. */
    token(request: TokenRequest): Promise<ServiceAnswer>;

    /** What was sent to users: the last codes and temporary passwords, newest first. */
    messages(): Promise<readonly SentMessage[]>;

    close(): Promise<void>;
}
