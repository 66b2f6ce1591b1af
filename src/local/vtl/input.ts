import { TemplateError } from "./error";
import { parseJson } from "./json";
import { readPath } from "./jsonPath";
import { toJson, type Value } from "./values";

/** The request's parameters, decoded; where a name came several times, the caller has chosen the value. */
export interface RequestParameters {
    path: Record<string, string>;
    querystring: Record<string, string>;
    header: Record<string, string>;
}

/** A template's $input. The body is parsed once, when a path is first asked for. */
export interface Input {
    /** The raw body; `{}` for an empty one. */
    readonly body: string;
    /** The JSON text of what the path finds, `""` (two quotes) for nothing. Throws TemplateError for a body that is no JSON. */
    json(path: string): string;
    /** What the path finds, null for nothing. Throws TemplateError for a body that is no JSON. */
    path(path: string): Value;
    /** All parameters, or the one of that name: from the path, else the query string, else the headers. */
    params(): RequestParameters;
    params(name: string): string | null;
}

export function createInput(body: string, params: RequestParameters): Input {
    return new RequestInput(body === "" ? "{}" : body, params);
}

class RequestInput implements Input {
    #document: Value | undefined;

    constructor(
        readonly body: string,
        readonly parameters: RequestParameters,
    ) {}

    json(path: string): string {
        const found = readPath(this.#parsed(), path);
        return found === undefined ? '""' : toJson(found);
    }

    path(path: string): Value {
        return readPath(this.#parsed(), path) ?? null;
    }

    params(): RequestParameters;
    params(name: string): string | null;
    params(name?: string): RequestParameters | string | null {
        if (name === undefined) return this.parameters;
        const { path, querystring, header } = this.parameters;
        for (const group of [path, querystring, header]) {
            if (Object.hasOwn(group, name)) return group[name] ?? null;
        }
        return null;
    }

    #parsed(): Value {
        if (this.#document === undefined) {
            try {
                this.#document = parseJson(this.body);
            } catch (error) {
                throw new TemplateError(
                    `Could not parse request body into json: ${(error as Error).message}`,
                );
            }
        }
        return this.#document;
    }
}
