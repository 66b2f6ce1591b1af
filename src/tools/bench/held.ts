import { join } from "node:path";
import { count, figure, megabytes, table, times } from "./format";
import { node } from "./localRun";
import { runProcess } from "./processes";
import { recordBytes } from "./scenarios/requests";
import type { Section } from "./section";
import { ratio } from "./statistics";

/** What a put costs the in-memory Kinesis while it holds so many records; in a process whose memory is its own alone. */
export const held: Section = {
    name: "held",
    title: "In-memory Kinesis by the records that it holds",
    steps: 1,
    measure: async (tell) => {
        tell("the in-memory Kinesis with up to 1,000,000 records");
        const output = await runProcess([...node, "--expose-gc", join(__dirname, "fillKinesis.ts")]);
        const figures = JSON.parse(output) as Held;
        return { figures, table: heldTable(figures) };
    },
};

export interface Held {
    /** Resident before the first record. */
    readonly emptyBytes: number;
    readonly levels: readonly Level[];
}

export interface Level {
    readonly records: number;
    /** CPU time of a call, in microseconds. */
    readonly microseconds: { readonly PutRecord: number; readonly PutRecords: number };
    readonly residentBytes: number;
}

/** Compares with what there is at none; and says what of the memory a record takes beside its data and key. */
export function heldTable({ emptyBytes, levels }: Held): string[] {
    const none = levels.find(({ records }) => records === 0)?.microseconds;
    const beside = ({ records, residentBytes }: Level) =>
        records === 0 ? "-" : figure((residentBytes - emptyBytes) / records - recordBytes);
    return table([
        [
            "records",
            "PutRecord us",
            "to none",
            "PutRecords us",
            "to none",
            "resident MB",
            "B beside a record's own",
        ],
        ...levels.map((level) => [
            count(level.records),
            figure(level.microseconds.PutRecord),
            times(ratio(level.microseconds.PutRecord, none?.PutRecord)),
            figure(level.microseconds.PutRecords),
            times(ratio(level.microseconds.PutRecords, none?.PutRecords)),
            megabytes(level.residentBytes),
            beside(level),
        ]),
    ]);
}
