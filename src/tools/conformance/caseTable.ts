import type { Case } from "./case";
import { access } from "./cases/access";
import { consume } from "./cases/consume";
import { doubtful } from "./cases/doubtful";
import { events } from "./cases/events";
import { manage } from "./cases/manage";
import { paths } from "./cases/paths";
import { refusals } from "./cases/refusals";
import { texts } from "./cases/texts";

/** In the order in which they are asked: what is most in doubt first. */
export const caseTable: readonly Case[] = [
    ...[...doubtful, ...texts, ...refusals, ...access, ...paths],
    ...[...events, ...consume, ...manage],
];
