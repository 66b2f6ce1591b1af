import { readFileSync, writeFileSync } from "node:fs";
import type { Configuration } from "./configuration";
import type { Observations } from "./observe";

/** What a gateway has answered, to hold others to. */
export interface Recording {
    readonly configuration: Configuration;
    readonly answers: Observations;
}

export function writeRecording(file: string, recording: Recording): void {
    writeFileSync(file, `${JSON.stringify(recording, undefined, 2)}\n`);
}

/** @throws Error for a file that holds no recording */
export function readRecording(file: string): Recording {
    const recording = JSON.parse(readFileSync(file, "utf8")) as Partial<Recording>;
    if (recording.configuration === undefined || recording.answers === undefined) {
        throw new Error(`${file} is no recording: it lacks configuration or answers.`);
    }
    return recording as Recording;
}
