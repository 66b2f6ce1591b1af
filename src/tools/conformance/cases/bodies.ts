import { type Case, mark, ours } from "../case";

export const recordPath = "/streams/{stream}/record";
export const recordsPath = "/streams/{stream}/records";

type Rest = Partial<Omit<Case, "name">>;

/** A record whose data is this JSON text, in its sender's own spelling. */
export function putJson(name: string, json: string, rest: Rest = {}): Case {
    return put(name, `{"Data":${json},"PartitionKey":"${mark}"}`, { stores: 1, ...rest });
}

/** A record with these fields. */
export function putFields(name: string, fields: object, rest: Rest = {}): Case {
    return put(name, JSON.stringify({ Data: mark, PartitionKey: mark, ...fields }), rest);
}

/** A body for the record's route. */
export function put(name: string, body: string | Buffer, rest: Rest = {}): Case {
    return { name, source: ours, method: "PUT", path: recordPath, body, ...rest };
}

/** A batch of these records. */
export function putAll(name: string, records: readonly unknown[], rest: Rest = {}): Case {
    return put(name, JSON.stringify({ records }), { path: recordsPath, ...rest });
}

export function get(name: string, path: string, rest: Rest = {}): Case {
    return { name, source: ours, method: "GET", path, ...rest };
}

/** A record of a batch. */
export const entry = { data: mark, "partition-key": mark };
