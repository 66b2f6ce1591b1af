import type { Account, StreamReference } from "../account";
import { invalidArgument } from "../errors";
import * as fields from "../fieldsOfChanges";
import type { Operation } from "./operation";

type Tags = Readonly<Record<string, string>>;

/** What the operations of a stream and those of a resource differ in. */
interface Reference extends StreamReference {
    readonly ResourceARN?: string;
}

interface ListTagsInput extends Reference {
    readonly ExclusiveStartTagKey?: string | null;
    readonly Limit?: number | null;
}

/** Of one stream (Kinesis API reference, AddTagsToStream). */
const mostTags = 50;

const add = (account: Account, input: Reference & { readonly Tags: Tags }): string => {
    checkCharacters([...Object.keys(input.Tags), ...Object.values(input.Tags)]);
    return change(account, input, (tags) => ({ ...tags, ...input.Tags }));
};

const remove = (account: Account, input: Reference & { readonly TagKeys: readonly string[] }): string => {
    checkCharacters(input.TagKeys);
    const keys = new Set(input.TagKeys);
    return change(account, input, (tags) =>
        Object.fromEntries(Object.entries(tags).filter(([key]) => !keys.has(key))),
    );
};

export const addTagsToStream: Operation = { fields: fields.addTagsToStream, run: add };
export const tagResource: Operation = { fields: fields.tagResource, run: add };
export const removeTagsFromStream: Operation = { fields: fields.removeTagsFromStream, run: remove };
export const untagResource: Operation = { fields: fields.untagResource, run: remove };

export const listTagsForStream: Operation = {
    fields: fields.listTagsForStream,
    run(account: Account, input: ListTagsInput): string {
        const { ExclusiveStartTagKey: after, Limit } = input;
        const tags = sortedTags(account, input).filter(({ Key }) => after == null || Key > after);
        const page = tags.slice(0, Limit ?? mostTags);
        return JSON.stringify({ HasMoreTags: tags.length > page.length, Tags: page });
    },
};

export const listTagsForResource: Operation = {
    fields: fields.listTagsForResource,
    run(account: Account, input: Reference): string {
        return JSON.stringify({ Tags: sortedTags(account, input) });
    },
};

function sortedTags(account: Account, input: Reference): { Key: string; Value: string }[] {
    const { tags = {} } = account.stream(streamOf(input)).settings;
    return Object.keys(tags)
        .sort()
        .map((Key) => ({ Key, Value: tags[Key]! }));
}

function change(account: Account, input: Reference, to: (tags: Tags) => Tags): string {
    const stream = account.stream(streamOf(input));
    const tags = to(stream.settings.tags ?? {});
    if (Object.keys(tags).length > mostTags) {
        throw invalidArgument(
            `Failed to add tags to stream ${stream.name} under account ${account.id} because a given stream ` +
                `cannot have more than ${mostTags} tags associated with it.`,
        );
    }
    account.update(stream, { ...stream.settings, tags });
    return "";
}

function streamOf({ StreamName, StreamARN, ResourceARN }: Reference): StreamReference {
    return { StreamName, StreamARN: ResourceARN ?? StreamARN };
}

/** As recorded in kinesalite's actions. */
function checkCharacters(texts: readonly string[]): void {
    if (texts.some((text) => /[^\p{L}\p{Z}\p{N}_.:/=+\-@]/u.test(text))) {
        throw invalidArgument(
            "Some tags contain invalid characters. Valid characters: " +
                "Unicode letters, digits, white space, _ . / = + - % @.",
        );
    }
}
