import { createInterface } from "node:readline";
import { takeDataFolder } from "../../src/local/dataFolder";

/** Takes each folder that a line names, for good, and says whether it got it. */
createInterface({ input: process.stdin }).on("line", (folder) => {
    try {
        takeDataFolder(folder);
        console.log("taken");
    } catch (error) {
        console.log((error as Error).message);
    }
});
