/** A JSON schema, 2020-12, as OpenAPI 3.1 has it. */
export type Schema = Readonly<Record<string, unknown>>;

/** One of the ways in which a route answers; several may have one status. */
export interface Answer {
    readonly status: number;
    /** When it comes, as a sentence. */
    readonly when: string;
    /** What the JSON body matches. Defaults to none: the body is empty. */
    readonly schema?: Schema;
    /** A body, and what it is called by. */
    readonly example?: { readonly name: string; readonly value: unknown };
    /** Whether the header `Retry-After` says when to ask again. Defaults to false. */
    readonly retryAfter?: boolean;
}

/** What is to be said of a route beyond what declared methods and models tell. */
export interface OperationFacts {
    /** Unique among the routes; clients that are generated call their function so. */
    readonly operationId: string;
    readonly group: string;
    readonly summary: string;
    /** A body that it takes, by media type. */
    readonly bodies?: Readonly<Record<string, unknown>>;
    /** Those that come from beyond the gateway; the gateway's own are known. */
    readonly answers: readonly Answer[];
}

/** What the program knows of its API and does not declare. Plain data, for it comes out of a thread. */
export interface ApiFacts {
    readonly title: string;
    /** Markdown. */
    readonly description: string;
    readonly groups: Readonly<Record<string, string>>;
    /** Schema and meaning of a parameter, by its name. */
    readonly parameters: Readonly<Record<string, { readonly description: string; readonly schema: Schema }>>;
    /** By method and path, `GET /streams`. */
    readonly operations: Readonly<Record<string, OperationFacts>>;
    /** Schemas that answers refer to as `#/components/schemas/NAME`; `Error` is the gateway's, and known. */
    readonly schemas: Readonly<Record<string, Schema>>;
}
