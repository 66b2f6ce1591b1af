import { consumerRoutes } from "./consume";
import { managerRoutes } from "./manage";
import type { RunDescription } from "../served";
import { steps } from "./steps";
import type { Target } from "./target";

/**
 * The routes that a target has. A local run tells them; a deployed stack is asked, for each route that the walk knows,
 * what a preflight of its path allows.
 */
export async function declaredRoutes({
    endpoint,
    invokeUrl,
    streamName,
}: Target): Promise<readonly string[]> {
    if (endpoint !== undefined) {
        const response = await fetch(`${endpoint}/_local`);
        return ((await response.json()) as RunDescription).routes;
    }
    const known = [...steps.map(({ route }) => route), ...consumerRoutes, ...managerRoutes];
    const declared = known.map(async (route) => {
        const [method, path] = route.split(" ") as [string, string];
        const response = await fetch(invokeUrl + path.replace("{stream-name}", streamName), {
            method: "OPTIONS",
        });
        const allowed = response.headers.get("Access-Control-Allow-Methods")?.split(/ *, */) ?? [];
        return response.ok && allowed.includes(method) ? [route] : [];
    });
    return (await Promise.all(declared)).flat();
}
