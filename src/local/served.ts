import type { Gateway } from "./gateway/gateway";
import type { OpenApiDocument } from "./openApi/document";
import type { LocalOutputs } from "./outputs";

/** What a local run tells of itself. */
export interface RunDescription {
    readonly outputs: LocalOutputs;
    /** Method and path of each route, without preflights: `GET /streams/{stream-name}`. */
    readonly routes: readonly string[];
    /** What is declared and has no effect on this machine, in words. */
    readonly notCopied: readonly string[];
}

/** What serves at the address beside the AWS services. */
export interface Served {
    /** What answers for a stage; undefined for one that does not exist. */
    gatewayOf(stageName: string): Gateway | undefined | Promise<Gateway | undefined>;
    describe(): RunDescription;
    /** The API as OpenAPI; undefined where none is served. */
    openApi(): OpenApiDocument | undefined;
    /** What makes the Pulumi CLI deploy to this run. Defaults to nothing: it serves a declaration. */
    readonly environment?: Readonly<Record<string, string>>;
}
