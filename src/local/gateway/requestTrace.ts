import type { Excerpt } from "./excerpt";
import type { GatewayResponseType } from "./gatewayError";
import type { IntegrationResponse } from "./integrationResponse";

/** What of a request one line tells. */
export interface RequestSummary {
    /** The request's place in the order of answers, from 1. */
    readonly number: number;
    /** As errors tell it in `requestId`. */
    readonly id: string;
    /** Arrival, in milliseconds since the epoch. */
    readonly time: number;
    readonly milliseconds: number;
    readonly method: string;
    /** As it came, with the stage. */
    readonly path: string;
    readonly query: string;
    readonly status: number;
    /** Of an error: the gateway response's type, else the code in the answer, else Kinesis's own. */
    readonly code?: string;
    /** The start of the caller's `sub`, or of a machine's `client_id`. */
    readonly caller?: string;
}

/** Stages of a request, in their order. */
export type StageName =
    | "content coding"
    | "route"
    | "authorizer"
    | "validation"
    | "request template"
    | "integration"
    | "integration response";

/** Names and values in turn of what is a list. */
export type Headers = readonly (readonly [name: string, value: string])[];

/** A body, a header or a template's text, as it is told: cut, and without tokens. */
export type { Excerpt };

/** What the gateway did with a request, stage by stage, as far as it came. */
export interface RequestTrace extends RequestSummary {
    readonly request: {
        readonly protocol: string;
        readonly sourceIp: string;
        readonly headers: Headers;
        /** Decompressed. */
        readonly body: Excerpt;
    };
    readonly route?: { readonly resource: string; readonly pathParameters: Readonly<Record<string, string>> };
    /** Of a method that has one, and of a caller who was let in. */
    readonly authorizer?: { readonly claims: Readonly<Record<string, string>> };
    /** What the request was held to: names of required parameters, and of the body's model. */
    readonly validation?: { readonly parameters: readonly string[]; readonly model?: string };
    /** The backend's request; `template` is the media type of the one that made it, undefined where none did. */
    readonly integration?: {
        readonly backend: string;
        readonly template?: string;
        readonly body: Excerpt;
    };
    /** The backend's answer. */
    readonly backendAnswer?: {
        readonly status: number;
        readonly body: Excerpt;
        readonly milliseconds: number;
    };
    readonly integrationResponse?: IntegrationResponse & {
        /** What its template, or that of the request, has put in the place of its own. */
        readonly override: {
            readonly status?: number | string;
            readonly header: Readonly<Record<string, string>>;
        };
    };
    /** Where the gateway answered by itself. */
    readonly error?: {
        readonly stage: StageName;
        readonly type: GatewayResponseType;
        /** What the client may be told. */
        readonly message: string;
        readonly validationError?: string;
        /** What the client is not told. */
        readonly reason?: string;
    };
    readonly answer: { readonly headers: Headers; readonly body: Excerpt };
}
