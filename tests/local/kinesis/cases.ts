import { badRecords } from "./cases/badRecords";
import type { Case } from "./cases/case";
import { describing } from "./cases/describing";
import { managing } from "./cases/managing";
import { producing } from "./cases/producing";
import { reading } from "./cases/reading";
import { resharding } from "./cases/resharding";
import { settings } from "./cases/settings";

/** What AWS answers, told by steps: run against the in-memory Kinesis, and against kinesis-local. */
export const cases: readonly Case[] = [
    ...describing,
    ...producing,
    ...badRecords,
    ...reading,
    ...managing,
    ...resharding,
    ...settings,
];
