import type { Command } from "commander";

/**
 * Parses the command line, runs the command, and tells a failure in its own words, without a stack trace.
 * Ends with exit code 1 on a failure, 2 on wrong options.
 */
export function runCommand(command: Command, run: () => Promise<void>): void {
    command.exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
    // Whoever reads, such as head, may have had enough.
    process.stdout.on("error", () => process.exit(0));
    command.parse();
    const fail = (error: unknown) => {
        console.error(error instanceof Error ? error.message : String(error));
        process.exit(1);
    };
    const stopped = () =>
        fail("Nothing is left to do, and it has not come to its end: a promise is never settled.");
    process.once("beforeExit", stopped);
    run().then(() => process.off("beforeExit", stopped), fail);
}
