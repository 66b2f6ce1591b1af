import { Command, CommanderError, InvalidArgumentError } from "commander";
import { figures } from "./figures";
import type { Machines } from "./plan";
import { regions } from "./regions";
import { report } from "./report";
import { largestBatch, maxRecordBytes } from "./request";

/** The highest rate that AWS speaks of for Kinesis, an on-demand stream's 10 million events a second. */
const maxRate = figures.onDemandRecordsLarge.value;

/** More than any plan has; beyond it, nothing is printed that helps. */
const maxMachines = 100_000_000;

interface Options {
    readonly rps: number;
    readonly bytes: number;
    readonly batch: number;
    readonly region: string;
    readonly machines?: number;
    readonly tokenHours?: number;
}

const program = new Command("capacity")
    .description("How far a stack goes on AWS for a constant load, and what it costs.")
    .requiredOption("--rps <N>", `records per second, more than 0 to ${maxRate}`, rate)
    .requiredOption("--bytes <B>", `bytes of data in a record before base64, 1 to ${maxRecordBytes}`, size)
    .option("--batch <K>", "records in a request, 1 (PutRecord) to 500 (PutRecords)", batch, 1)
    .option("--region <R>", "AWS Region; prices are known for us-east-1 only", region, "us-east-1")
    .option(
        "--machines <M>",
        `machines that get tokens by client_credentials, 1 to ${maxMachines}`,
        machineCount,
    )
    .option("--token-hours <H>", "hours for which each keeps a token, up to 24; 1 by default", tokenHours)
    .showSuggestionAfterError(false)
    .configureOutput({ writeErr: () => undefined })
    .exitOverride();

try {
    const { rps, bytes, batch, region, ...options } = program.parse().opts<Options>();
    checkBatch(bytes, batch);
    const machines = machinesOf(options);
    process.stdout.write(report({ recordsPerSecond: rps, bytes, batch, region, machines }));
} catch (error) {
    if (!(error instanceof CommanderError)) {
        throw error;
    }
    if (error.exitCode !== 0) {
        process.stderr.write(`${explained(error)}\n`);
        process.exitCode = 2;
    }
}

/** Commander's message, with what is allowed where it does not say so. */
function explained({ code, message }: CommanderError): string {
    const allowed = `Allowed: ${program.options.map(({ flags }) => flags).join(", ")}.`;
    switch (code) {
        case "commander.invalidArgument":
        case "commander.error":
            return message;
        case "commander.excessArguments":
            return `error: unexpected argument '${program.args.join(" ")}'. ${allowed}`;
        default:
            return `${message}. ${allowed}`;
    }
}

function rate(value: string): number {
    const number = /^\d+(\.\d+)?$/.test(value) ? Number(value) : NaN;
    if (number > 0 && number <= maxRate) {
        return number;
    }
    throw new InvalidArgumentError(`Allowed: a number more than 0 and at most ${maxRate}.`);
}

function size(value: string): number {
    return whole(value, maxRecordBytes, `1 MiB less a partition key of ${figures.keyBytes.value} bytes`);
}

function batch(value: string): number {
    return whole(value, figures.requestRecords.value, "the most that PutRecords takes");
}

function whole(value: string, max: number, why: string): number {
    const number = /^\d+$/.test(value) ? Number(value) : NaN;
    if (number >= 1 && number <= max) {
        return number;
    }
    throw new InvalidArgumentError(`Allowed: a whole number from 1 to ${max} (${why}).`);
}

function machineCount(value: string): number {
    return whole(value, maxMachines, "machines");
}

function tokenHours(value: string): number {
    const [least, most] = [5 / 60, figures.longestToken.value];
    const number = /^\d+(\.\d+)?$/.test(value) ? Number(value) : NaN;
    if (number >= least && number <= most) {
        return number;
    }
    throw new InvalidArgumentError(`Allowed: a number from 0.084 (5 minutes) to ${most}, as Cognito has it.`);
}

function machinesOf({
    machines,
    tokenHours,
}: Pick<Options, "machines" | "tokenHours">): Machines | undefined {
    if (machines === undefined && tokenHours !== undefined) {
        program.error(`error: option '--token-hours <H>' says nothing without --machines <M>.`);
    }
    return machines === undefined ? undefined : { count: machines, tokenHours: tokenHours ?? 1 };
}

function region(value: string): string {
    if (regions.includes(value)) {
        return value;
    }
    throw new InvalidArgumentError(`Allowed: ${regions.join(", ")}.`);
}

/** Each option may be right by itself and the request still too large. */
function checkBatch(bytes: number, batch: number): void {
    const { records, limit } = largestBatch(bytes);
    if (batch > records) {
        program.error(
            `error: option '--batch <K>' argument '${batch}' is invalid. ` +
                `Allowed: 1 to ${records} with --bytes ${bytes} (${limit}).`,
        );
    }
}
