import { count, table } from "../capacity/format";
import type { Evaluation, Evaluations } from "./evaluation";
import type { Held } from "./heldRecords";
import { ways, type Action } from "./requests";
import type { Start } from "./start";
import { ratio } from "./statistics";
import type { Throughput } from "./throughput";

/** All that is measured: what `--json` writes. */
export interface Results {
    readonly node: string;
    readonly cpus: number;
    readonly throughput: readonly Throughput[];
    readonly start: Start;
    readonly evaluation: Evaluations;
    readonly held: readonly Held[];
}

/** The results as tables. */
export function report({ node, cpus, throughput, start, evaluation, held }: Results): string {
    const puts = (action: Action) => throughputTable(throughput.filter((row) => row.action === action));
    const sections = [
        [`Measured with Node.js ${node} on ${cpus} CPUs, which the load shares with what it measures.`],
        ["PutRecord, 100 B", ...puts("PutRecord")],
        ["PutRecords, 500 x 100 B", ...puts("PutRecords")],
        ["From npm run local to the first record stored", ...startTable(start)],
        ["Evaluation of a program", ...evaluationTable(evaluation)],
        ["In-memory Kinesis by the records that it holds", ...heldTable(held)],
    ];
    return sections.map((lines) => `${lines.join("\n")}\n`).join("\n");
}

function throughputTable(rows: readonly Throughput[]): string[] {
    return table([
        ["", "connections", "requests/s", "records/s", "p50 ms", "p99 ms", "to straight", "to kinesis-local"],
        ...rows.map((row) => [
            ways[row.way],
            String(row.connections),
            figure(row.requestsPerSecond),
            figure(row.recordsPerSecond),
            figure(row.p50),
            figure(row.p99),
            times(row.toStraight),
            times(row.toKinesisLocal),
        ]),
    ]);
}

function startTable({ seconds, residentBytes }: Start): string[] {
    return table([
        ["", "s", "resident MB"],
        ["npm run local", figure(seconds), megabytes(residentBytes)],
    ]);
}

function evaluationTable({ synth, template, templateAgain }: Evaluations): string[] {
    const row = (name: string, { seconds, peakBytes }: Evaluation) => [
        name,
        figure(seconds),
        megabytes(peakBytes),
        times(ratio(seconds, template.seconds)),
        times(ratio(peakBytes, template.peakBytes)),
    ];
    return table([
        ["", "s", "peak MB", "time to template", "memory to template"],
        row("npm run synth", synth),
        row("one-bucket template", template),
        row("one-bucket template, compiled before", templateAgain),
    ]);
}

function heldTable(held: readonly Held[]): string[] {
    const none = held.find(({ records }) => records === 0)?.microseconds;
    return table([
        ["records", "PutRecord us", "to none", "PutRecords us", "to none", "resident MB"],
        ...held.map(({ records, microseconds, residentBytes }) => [
            count(records),
            figure(microseconds.PutRecord),
            times(ratio(microseconds.PutRecord, none?.PutRecord)),
            figure(microseconds.PutRecords),
            times(ratio(microseconds.PutRecords, none?.PutRecords)),
            megabytes(residentBytes),
        ]),
    ]);
}

/** A measured figure: three digits of it mean something. */
function figure(value: number | undefined): string {
    return value === undefined ? "-" : value.toLocaleString("en-US", { maximumSignificantDigits: 3 });
}

function times(value: number | undefined): string {
    return value === undefined ? "-" : `${figure(value)}x`;
}

function megabytes(bytes: number): string {
    return Math.round(bytes / 1e6).toLocaleString("en-US");
}
