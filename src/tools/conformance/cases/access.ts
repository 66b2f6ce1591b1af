import { type Case, guide, recorded } from "../case";
import { get, putFields, recordPath } from "./bodies";

const cognito = guide("Control access to REST APIs using Amazon Cognito user pools as an authorizer");
const cors = guide("CORS for REST APIs in API Gateway");

const as = (name: string, Authorization: string | undefined): Case =>
    get(`token: ${name}`, "/streams/{stream}", { headers: { Authorization }, source: cognito });

/** Each token on a route of each group, with a request that the route refuses once somebody is let in. */
const groups = (["{id-token}", "{access-token}", "{machine-token}"] as const).flatMap((token) =>
    [
        ["GET", "/streams?limit=x"],
        ["PUT", recordPath],
        ["GET", "/streams/{stream}/sharditerator"],
        ["POST", "/streams/{stream}/events"],
        ["POST", "/streams/{stream}"],
    ].map(([method, path]): Case => {
        const body = method === "GET" ? undefined : "[]";
        const name = `token: ${token} on ${method} ${path}`;
        return {
            name,
            source: cognito,
            method: method!,
            path: path!,
            headers: { Authorization: token },
            body,
        };
    }),
);

/** The order in which API Gateway looks at a request that has several faults. */
const order = [
    putFields("order: no token, and a bad body", { Data: null }, { headers: { Authorization: undefined } }),
    putFields(
        "order: a bad body of another type",
        { Data: null },
        { headers: { "Content-Type": "text/plain" } },
    ),
    putFields(
        "order: another coding, and no token",
        {},
        {
            headers: { "Content-Encoding": "br", Authorization: undefined },
        },
    ),
    putFields(
        "order: no token on an unknown path",
        {},
        {
            path: "/nope",
            headers: { Authorization: undefined },
        },
    ),
];

const preflight = (path: string, origin?: string): Case => ({
    name: `preflight: ${path}${origin === undefined ? "" : ` from ${origin}`}`,
    source: cors,
    method: "OPTIONS",
    path,
    headers: { Authorization: undefined, Origin: origin },
});

/** Who gets in, and what a browser is told. */
export const access: readonly Case[] = [
    as("ID token", "{id-token}"),
    as("behind Bearer", "Bearer {token}"),
    as("behind bearer in small letters", "bearer {token}"),
    as("behind Bearer and two spaces", "Bearer  {token}"),
    as("behind Basic", "Basic {token}"),
    as("none", undefined),
    as("empty", ""),
    as("Bearer and nothing", "Bearer "),
    as("garbage", "garbage"),
    as("three parts of garbage", "a.b.c"),
    as("access token", "{access-token}"),
    as("machine's token", "{machine-token}"),
    as("refresh token", "{refresh-token}"),
    as("another claim", "{changed-token}"),
    as("alg none and no signature", "{unsigned-token}"),
    as("HS256", "{hmac-token}"),
    as("without its last characters", "{cut-token}"),
    get("token: header name in small letters", "/streams/{stream}", {
        headers: { authorization: "{token}" },
        source: cognito,
    }),
    get("token: over HTTP/2", "/streams/{stream}", { protocol: "HTTP/2.0", source: cognito }),
    ...groups,
    ...order,
    ...["/streams", "/streams/{stream}", recordPath, "/streams/{stream}/records"].map((path) =>
        preflight(path),
    ),
    ...["/streams/{stream}/shards", "/streams/{stream}/sharditerator"].map((path) => preflight(path)),
    preflight(recordPath, "{origin}"),
    preflight(recordPath, "https://foreign.example"),
    preflight("/nope", "{origin}"),
    putFields("CORS: of a refused body", { Data: null }, { headers: { Origin: "{origin}" }, source: cors }),
    get("CORS: without a token", "/streams/{stream}", {
        headers: { Authorization: undefined, Origin: "{origin}" },
        source: cors,
    }),
    get("trace: the client's own", "/streams/{stream}", {
        headers: {
            "X-Amzn-Trace-Id": "Root=1-3152b799-8954dae64eda91bc9a23a7e8;Parent=7fa8c0f79203be72;Sampled=1",
        },
        source: recorded("test_invocation_trace_id"),
    }),
];
