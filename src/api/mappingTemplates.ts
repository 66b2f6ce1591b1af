import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathParameters, type Route } from "../routes";

const folder = join(__dirname, "templates");

/** The mapping template that turns a request of the route into the JSON that Kinesis takes. */
export function requestTemplate(route: Route): string {
    const streamName = pathParameters(route.path).includes("stream-name")
        ? readMappingTemplate("streamName.vtl")
        : "";
    return streamName + readMappingTemplate(`${route.action}.vtl`);
}

/** The mapping template of a success; undefined where Kinesis's own answer is the answer. */
export function successTemplate(route: Route): string | undefined {
    const file = `${route.action}.response.vtl`;
    return existsSync(join(folder, file)) ? readMappingTemplate(file) : undefined;
}

/** The mapping template of an error: a fixed text and a status for each of Kinesis's error codes. */
export function errorTemplate(): string {
    return readMappingTemplate("error.response.vtl");
}

/** The text of a file in `templates/`. */
export function readMappingTemplate(file: string): string {
    return readFileSync(join(folder, file), "utf8");
}
