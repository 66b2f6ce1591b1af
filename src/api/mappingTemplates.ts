import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { kinesisErrorsTemplate, otherError } from "./kinesisErrors";
import { namesStream, type Route } from "../routes";

const folder = join(__dirname, "templates");

/** The mapping template that turns a request of the route into the JSON that Kinesis takes. */
export function requestTemplate(route: Route): string {
    return [
        ...(namesStream(route) ? [readMappingTemplate("streamName.vtl")] : []),
        ...(route.headers ?? []).map((header) => headerTemplate(variableOf(header), header)),
        ...(route.requestModel === undefined ? [] : [readMappingTemplate("numbers.vtl")]),
        readMappingTemplate(`${route.name}.vtl`),
    ].join("");
}

/** A header's name as that of a variable: `Shard-Iterator` is `shardIterator`. */
function variableOf(header: string): string {
    return header.replaceAll("-", "").replace(/^./, (first) => first.toLowerCase());
}

/** The mapping template of a success; undefined where Kinesis's own answer is the answer. */
export function successTemplate(route: Route): string | undefined {
    const file = `${route.name}.response.vtl`;
    return existsSync(join(folder, file)) ? readMappingTemplate(file) : undefined;
}

/** The mapping template that answers with Kinesis's own text, for answers that need a template for something else. */
export function passThroughTemplate(): string {
    return readMappingTemplate("passThrough.response.vtl");
}

/** The part of a template that sets a variable to a header's value, however its name is spelled; empty without one. */
export function headerTemplate(variable: string, header: string): string {
    return readMappingTemplate("header.vtl", { variable: `$${variable}`, header });
}

/** The mapping template of an error: a fixed text and a status for each of Kinesis's error codes. */
export function errorTemplate(): string {
    return readMappingTemplate("error.response.vtl", {
        statusAndMessageOfCode: kinesisErrorsTemplate(),
        otherCode: otherError.code,
    });
}

/** The text of a file in `templates/`; each `$name` of `generated` stands in it for text that comes from a table. */
export function readMappingTemplate(file: string, generated: Readonly<Record<string, string>> = {}): string {
    return Object.entries(generated).reduce(
        (template, [name, text]) => template.replaceAll(`$${name}`, () => text),
        readFileSync(join(folder, file), "utf8"),
    );
}
