import { dirname } from "node:path";

/** Folder of the Pulumi program. */
export const programFolder = dirname(dirname(dirname(__dirname)));
