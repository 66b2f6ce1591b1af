import { caseTable } from "../../../src/tools/conformance/caseTable";
import { type Difference, differencesOf } from "../../../src/tools/conformance/compare";
import { allowedOrigin, takenToken } from "../../../src/tools/conformance/configuration";
import { observe } from "../../../src/tools/conformance/observe";
import { readRecording } from "../../../src/tools/conformance/recording";
import { serve } from "../../support/gateway";

/** How a local run of a recording's configuration answers otherwise. */
export async function differencesFrom(file: string): Promise<Difference[]> {
    const { configuration, answers } = readRecording(file);
    const cases = caseTable.filter(({ name }) => name in answers);
    const gone = Object.keys(answers).filter((name) => !cases.some((one) => one.name === name));
    if (gone.length > 0) {
        throw new Error(`${file} has answers to requests that are no longer made: ${gone.join(", ")}.`);
    }
    const run = await serve(configuration);
    try {
        const local = await observe(run.outputs, cases, {
            origin: allowedOrigin(configuration),
            taken: takenToken(configuration),
            listPause: 0,
        });
        return differencesOf(cases, answers, local);
    } finally {
        await run.close();
    }
}
