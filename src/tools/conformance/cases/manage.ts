import { type Case, guide } from "../case";

const denied = guide("IAM User Guide, Policy evaluation logic");
const validation = guide("Request validation for REST APIs in API Gateway");
const types = guide("Gateway response types for API Gateway");
const create = { method: "POST", path: "/streams/{stream}" };
// Never the own stream: should the role be wrong, it would be gone.
const remove = { method: "DELETE", path: "/streams/conformance-no-such-stream" };
const text = { headers: { "Content-Type": "text/plain" }, source: types };

/** The routes of the group `manage`, few for the sake of their throttles, and none that changes anything. */
export const manage: readonly Case[] = [
    { name: "create: the own stream", ...create, body: '{"ShardCount":1}', source: denied },
    { name: "create: no shards", ...create, body: '{"ShardCount":0}', source: validation },
    {
        name: "create: shards and on demand",
        ...create,
        body: '{"ShardCount":1,"StreamMode":"ON_DEMAND"}',
        source: validation,
    },
    { name: "create: another content type", ...create, body: '{"ShardCount":1}', ...text },
    { name: "delete: a stream that the role may not reach", ...remove, source: denied },
    { name: "delete: another content type", ...remove, ...text },
];
