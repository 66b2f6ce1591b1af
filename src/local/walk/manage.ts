import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import type { Api } from "./api";
import type { Tell } from "./target";

const create = "POST /streams/{stream-name}";
const remove = "DELETE /streams/{stream-name}";

/** The routes by which streams come and go. */
export const managerRoutes: readonly string[] = [create, remove];

/** How often, and how many seconds apart, it asks for the end of a stream that is being made. */
const attempts = 30;

/** Creates a stream of one shard beside the stack's own, if its name is free and within the API's reach, and deletes it. */
export async function createAndDelete(api: Api, ownStream: string, tell: Tell): Promise<void> {
    const streamName = `${ownStream.slice(0, 123)}-walk`;
    const created = await api.call({
        route: create,
        streamName,
        body: { ShardCount: 1 },
        statuses: [200, 403, 409],
    });
    if (created?.status !== 200) {
        tell(`# The walk creates and deletes no stream: ${streamName} is out of reach, or there.`);
        return;
    }
    for (let attempt = 0; attempt < attempts; attempt++) {
        const deleted = await api.call({ route: remove, streamName, statuses: [200, 409] });
        if (deleted?.status !== 409) {
            assert.ok(deleted, `somebody may delete ${streamName}`);
            return;
        }
        await sleep(2000);
    }
    assert.fail(`${streamName} could not be deleted`);
}
