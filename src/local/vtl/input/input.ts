import { TemplateError } from "../error";
import { toJson } from "../java/text";
import type { Value } from "../java/values";
import { parseJson } from "./json";
import { cachedPath, type Found } from "./jsonPath";

/** The request's parameters, decoded; where a name came several times, the caller has chosen the value. */
export interface RequestParameters {
    path: Record<string, string>;
    querystring: Record<string, string>;
    header: Record<string, string>;
}

/** Plain data of parameters that may be read when they are asked for, and live no longer than their thread. */
export function plainParameters({ path, querystring, header }: RequestParameters): RequestParameters {
    return { path, querystring, header };
}

/** A template's $input. The body is parsed once, when a path is first asked for. */
export interface Input {
    /** The raw body; `{}` for an empty one (recorded on AWS: LocalStack's aws.validated test_input_body_formatting). */
    readonly body: string;
    /** The body as a value. Throws TemplateError for one that is no JSON. */
    document(): Value;
    /** The JSON text of what the path finds, `""` (two quotes) for nothing. Throws TemplateError for a body that is no JSON. */
    json(path: string): string;
    /** What the path finds, null for nothing. Throws TemplateError for a body that is no JSON. */
    path(path: string): Value;
    /** All parameters, or the one of that name: from the path, else the query string, else the headers. */
    params(): RequestParameters;
    params(name: string): string | null;
    /** The parameters of one kind. The others, which may be much to read, are not looked at. */
    paramsOf(kind: keyof RequestParameters): Record<string, string>;
}

/** @param parsed what JSON.parse makes of the body, where that is known already */
export function createInput(body: string, params: RequestParameters, parsed?: unknown): Input {
    return new RequestInput(body === "" ? "{}" : body, params, parsed);
}

/** What $input.json prints for what a path finds. */
export const jsonText = (found: Found): string => (found === undefined ? '""' : toJson(found));

/** The kinds of parameters, in the order in which a name is looked for. */
export const kinds = ["path", "querystring", "header"] as const;

class RequestInput implements Input {
    private parsedBody: Value | undefined;
    private all: RequestParameters | undefined;

    constructor(
        readonly body: string,
        private readonly parameters: RequestParameters,
        private readonly parsed: unknown,
    ) {}

    json(path: string): string {
        return jsonText(cachedPath(path)(this.document()));
    }

    path(path: string): Value {
        return cachedPath(path)(this.document()) ?? null;
    }

    params(): RequestParameters;
    params(name: string): string | null;
    params(name?: string): RequestParameters | string | null {
        if (name === undefined) {
            return (this.all ??= plainParameters(this.parameters));
        }
        // Later groups may not have been read yet.
        for (const kind of kinds) {
            const group = this.parameters[kind];
            if (Object.hasOwn(group, name)) {
                return group[name] ?? null;
            }
        }
        return null;
    }

    paramsOf(kind: keyof RequestParameters): Record<string, string> {
        return (this.all ?? this.parameters)[kind];
    }

    document(): Value {
        if (this.parsedBody === undefined) {
            try {
                this.parsedBody = parseJson(this.body, this.parsed);
            } catch (error) {
                throw error instanceof TemplateError
                    ? new TemplateError(`Could not parse request body into json: ${error.message}`)
                    : error;
            }
        }
        return this.parsedBody;
    }
}
