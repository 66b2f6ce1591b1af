import { isDeepStrictEqual } from "node:util";
import { type APIGatewayClient, GetStageCommand } from "@aws-sdk/client-api-gateway";
import type { Declaration } from "../../local/declaration";
import { methodSettings } from "../../local/resources/apigateway/methodSettings";
import { guide } from "./case";
import type { Difference } from "./compare";

interface Throttle {
    readonly rate?: number;
    readonly burst?: number;
}

/** By the path of the method, as API Gateway keeps it: each slash of the resource as `~1`. */
type Throttles = Readonly<Record<string, Throttle>>;

/**
 * Compares the throttles that a stage has with those that are declared: a path that API Gateway does not know has no
 * effect, and nobody is told.
 *
 * @throws Error of API Gateway, and one for an address that does not tell the API's id
 */
export async function throttleDifferences(
    client: APIGatewayClient,
    invokeUrl: string,
    declaration: Declaration,
): Promise<Difference[]> {
    const [there, here] = [await throttlesOf(client, invokeUrl), declaredThrottles(declaration)];
    return [...new Set([...Object.keys(there), ...Object.keys(here)])].sort().flatMap((path) =>
        isDeepStrictEqual(there[path], here[path])
            ? []
            : [
                  {
                      name: `throttle: ${path}`,
                      source: guide("API Gateway API Reference, GetStage"),
                      what: "requests a second, and at once",
                      target: there[path],
                      local: here[path],
                  },
              ],
    );
}

async function throttlesOf(client: APIGatewayClient, invokeUrl: string): Promise<Throttles> {
    const { hostname, pathname } = new URL(invokeUrl);
    // A private API's address has its endpoint's id behind its own.
    const [, restApiId] = /^([a-z0-9]+)(?:-vpce-[0-9a-f]+)?\.execute-api\./.exec(hostname) ?? [];
    if (restApiId === undefined) {
        throw new Error(`The throttles are not compared: ${invokeUrl} does not tell the id of the API.`);
    }
    const { methodSettings = {} } = await client.send(
        new GetStageCommand({ restApiId, stageName: pathname.split("/")[1] }),
    );
    return Object.fromEntries(
        Object.entries(methodSettings).map(([path, { throttlingRateLimit, throttlingBurstLimit }]) => [
            path,
            { rate: throttlingRateLimit, burst: throttlingBurstLimit },
        ]),
    );
}

function declaredThrottles(declaration: Declaration): Throttles {
    const declared = declaration.filter(({ type }) => type === methodSettings.token);
    return Object.fromEntries(
        declared.map(({ inputs }) => {
            const { throttlingRateLimit: rate, throttlingBurstLimit: burst } = inputs.settings as {
                throttlingRateLimit?: number;
                throttlingBurstLimit?: number;
            };
            return [String(inputs.methodPath), { rate, burst }];
        }),
    );
}
