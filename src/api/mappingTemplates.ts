import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { RecordsConfig } from "../config/records";
import { namesStream, type RequestBody, type Route } from "../routes";
import { kinesisErrorsTemplate, otherError } from "./kinesisErrors";

const folder = join(__dirname, "templates");

/**
 * The mapping template that turns a request of the route into the JSON that Kinesis takes.
 *
 * @param body the content type that it is for; undefined for a route that takes no body
 */
export function requestTemplate(
    route: Route,
    body: RequestBody | undefined,
    { stampRecords, partitionKey }: RecordsConfig,
): string {
    const storesRecords = route.kmsAction === "kms:GenerateDataKey";
    const stamped = storesRecords && stampRecords;
    const keyed = storesRecords && partitionKey === "caller";
    const name = body?.template ?? route.name;
    const lines = {
        stamped: stamped ? stampedTemplate(name) : "",
        keyOfEvent: body?.keyMember === undefined ? "" : keyOfEventTemplate(body.keyMember),
    };
    const files = [
        ...(body?.model === undefined ? [] : ["numbers.vtl"]),
        ...(stamped || keyed ? ["caller.vtl"] : []),
        ...(stamped ? ["stamp.vtl"] : []),
        ...(route.group === "events" ? ["binaryMode.vtl", keyed ? "noQueryKey.vtl" : "queryKey.vtl"] : []),
        `${name}.vtl`,
    ];
    const template = [
        ...(namesStream(route) ? [readMappingTemplate("streamName.vtl")] : []),
        ...(route.headers ?? []).map((header) => headerTemplate(variableOf(header), header)),
        ...files.map((file) => readMappingTemplate(file, lines)),
    ].join("");
    return keyed ? template.replace(/"PartitionKey": .*/, () => '"PartitionKey": "$caller",') : template;
}

/** A header's name as that of a variable: `Shard-Iterator` is `shardIterator`. */
function variableOf(header: string): string {
    return header.replaceAll("-", "").replace(/^./, (first) => first.toLowerCase());
}

/** The mapping template of a success; undefined where Kinesis's own answer is the answer. */
export function successTemplate({ action, name }: Route): string | undefined {
    const [answer, status] = [`${action}.response.vtl`, `${name}.status.vtl`];
    return existsSync(join(folder, answer))
        ? readMappingTemplate(answer, {
              statusOfFailures: existsSync(join(folder, status)) ? readMappingTemplate(status) : "",
          })
        : undefined;
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

/** The lines that put a record's data into its stamp. */
function stampedTemplate(name: string): string {
    return readMappingTemplate(`${name}.stamped.vtl`, {
        stampedData: readMappingTemplate("stampedData.vtl"),
    });
}

/** The line that reads an event's partition key from the event itself. */
function keyOfEventTemplate(member: string): string {
    return `#set($ownKey = $input.json("\${at}.${member}"))\n`;
}

/**
 * The text of a file in `templates/`; each `$name` of `generated` stands in it for text from elsewhere: within a line,
 * or, where that text is whole lines or none, as a line of its own.
 */
export function readMappingTemplate(file: string, generated: Readonly<Record<string, string>> = {}): string {
    return Object.entries(generated).reduce(
        (template, [name, text]) =>
            template.replaceAll(text === "" || text.endsWith("\n") ? `$${name}\n` : `$${name}`, () => text),
        readFileSync(join(folder, file), "utf8"),
    );
}
