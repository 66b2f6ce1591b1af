import { events } from "./events";
import { getRecords } from "./getRecords";
import { putRecord } from "./putRecord";
import { putRecords } from "./putRecords";
import type { Scenario } from "./scenario";
import { signIn } from "./signIn";

/** All, in the order in which they are measured. */
export const scenarios: readonly Scenario[] = [putRecord, putRecords, events, getRecords, signIn];
