import type { LocalOutputs } from "../../../local/outputs";
import type { Target } from "../load";
import type { Tokens } from "../localRun";

/** A local run, and the tokens of a user of it. */
export interface SignedIn {
    readonly outputs: LocalOutputs;
    readonly tokens: Tokens;
}

/** A stream, and the Kinesis that has it: a local run's, or another emulator's. */
export type KinesisAddress = Pick<LocalOutputs, "endpoint" | "streamName">;

/** Requests that are measured beside one another, in turn, on one local run that is started for them. */
export interface Scenario {
    /** As it is chosen on the command line. */
    readonly name: string;
    readonly title: string;
    /** Records in a request; 0 where it is of none. */
    readonly records: number;
    /** Connections at once, each measured by itself. */
    readonly connections: readonly number[];
    /** Requests over which allocation is counted: as few as stay within the memory that is set apart for it. */
    readonly allocating: number;
    /** Groups of routes that the stack has on. Defaults to its configuration's. */
    readonly routeGroups?: readonly string[];
    /** The requests by what they are called. */
    readonly ways: Readonly<Record<string, (run: SignedIn) => Target | Promise<Target>>>;
    /** The one of them that the others are compared with. */
    readonly pairedWith: string;
    /** The request that any Kinesis takes, for the comparison with other emulators. Defaults to none. */
    readonly straight?: (kinesis: KinesisAddress) => Target | Promise<Target>;
}

/** Names of ways that more than one scenario has. */
export const throughTheGateway = "through the gateway";
export const straight = "straight";
