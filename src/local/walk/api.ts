import assert from "node:assert/strict";
import type { Callers } from "./callers";
import type { Target, Tell } from "./target";

/** A call of a route. */
export interface Call {
    /** Method and path, as a local run tells them. */
    readonly route: string;
    /** Defaults to the target's own stream. */
    readonly streamName?: string;
    readonly query?: Readonly<Record<string, string>>;
    readonly headers?: Readonly<Record<string, string>>;
    /** Sent as JSON, a text as lines. Defaults to no body. */
    readonly body?: object | string;
    /** Those that an answer may have. Defaults to 200 alone. */
    readonly statuses?: readonly number[];
}

export interface Answer {
    readonly status: number;
    /** Empty where there is no body. */
    readonly fields: Readonly<Record<string, unknown>>;
}

/** The API of a target, called by whomever it takes; each call and its answer are told. */
export class Api {
    constructor(
        private readonly target: Target,
        private readonly callers: Callers,
        private readonly tell: Tell,
    ) {}

    /**
     * @returns undefined where nobody of a stack with machine clients is let in
     * @throws AssertionError for a status that the call may not have
     */
    async call({ route, query, headers = {}, body, ...rest }: Call): Promise<Answer | undefined> {
        const { streamName = this.target.streamName, statuses = [200] } = rest;
        const [method, path] = route.split(" ") as [string, string];
        const parameters = query === undefined ? "" : `?${new URLSearchParams(query).toString()}`;
        const url = this.target.invokeUrl + path.replace("{stream-name}", streamName) + parameters;
        const text = typeof body === "string" ? body : body && JSON.stringify(body);
        const type = typeof body === "string" ? "application/x-ndjson" : "application/json";
        const content: Record<string, string> = text === undefined ? {} : { "Content-Type": type };
        const sent = await this.callers.send(url, {
            method,
            headers: { ...content, ...headers },
            body: text,
        });
        if (sent === undefined) {
            // Its machine clients may have the scopes of some groups alone.
            assert.ok(this.target.machineClients, `${route}: 401 for every token that a user gets`);
            this.tell(`# Nobody of the stack is let in by ${route}: 401.`);
            return undefined;
        }
        const { response, variable } = sent;
        const answered = await response.text();
        assert.ok(statuses.includes(response.status), `${route}: ${response.status} ${answered}`);
        const fields = answered === "" ? {} : (JSON.parse(answered) as Record<string, unknown>);
        const more = Object.entries({ ...headers, ...content }).map(
            ([name, value]) => ` --header '${name}: ${value}'`,
        );
        const data = text === undefined ? "" : ` --data-binary '${text}'`;
        this.tell(
            `curl -X ${method} '${url}' --header "Authorization: $${variable}"${more.join("")}${data}`,
            answered === "" ? undefined : fields,
        );
        return { status: response.status, fields };
    }
}
