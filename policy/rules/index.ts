import type { Rule } from "../rule";
import { logRules } from "./logs";
import { methodRules } from "./methods";
import { networkRules } from "./network";
import { roleRules } from "./roles";
import { stageRules } from "./stages";
import { streamRules } from "./streams";
import { userRules } from "./users";

/** What the pack asks. */
export const rules: readonly Rule[] = [
    ...methodRules,
    ...stageRules,
    ...logRules,
    ...networkRules,
    ...userRules,
    ...streamRules,
    ...roleRules,
];
