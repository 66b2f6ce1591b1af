import { signIn, startLocalRun, type LocalRunProcess } from "../localRun";
import { figure, kilobytes, table, times } from "../format";
import type { Tell } from "../progress";
import { rateCells, rateHeads } from "../rateCells";
import { measureRates, type Rate } from "../rounds";
import type { Section } from "../section";
import { countingOptions, measureAllocation } from "./allocation";
import { declarationWith } from "./declaration";
import type { Scenario, SignedIn } from "./scenario";

/** What a way of a scenario comes to at so many connections. */
export interface Row extends Rate {
    /** Bytes in V8's heap a request; undefined where they are not counted, or garbage was collected meanwhile. */
    readonly allocatedBytes: number | undefined;
}

/** Allocation does not depend on connections. */
const countedAt = 16;

export function scenarioSection(scenario: Scenario): Section {
    return {
        name: scenario.name,
        title: scenario.title,
        steps: scenario.connections.length + 1,
        measure: async (tell) => {
            const rows = await measureScenario(scenario, tell);
            return { figures: rows, table: scenarioTable(scenario, rows) };
        },
    };
}

async function measureScenario(scenario: Scenario, tell: Tell): Promise<Row[]> {
    const { name, connections, ways, pairedWith, allocating } = scenario;
    const options = await optionsFor(scenario);
    const rates: Rate[] = [];
    await withLocalRun(options, [], async (server, run) => {
        const contenders = [];
        for (const [way, targetOf] of Object.entries(ways)) {
            contenders.push({ name: way, target: await targetOf(run), server });
        }
        for (const count of connections) {
            tell(`${name}, connections: ${count}`);
            rates.push(...(await measureRates(contenders, pairedWith, count)));
        }
    });
    const allocated = new Map<string, number | undefined>();
    tell(`${name}, allocation`);
    await withLocalRun(options, countingOptions, async (server, run) => {
        for (const [way, targetOf] of Object.entries(ways)) {
            allocated.set(way, await measureAllocation(server, await targetOf(run), allocating));
        }
    });
    return rates.map((rate) => ({
        ...rate,
        allocatedBytes: rate.connections === countedAt ? allocated.get(rate.name) : undefined,
    }));
}

async function optionsFor({ routeGroups }: Scenario): Promise<string[]> {
    return routeGroups === undefined ? [] : ["--declaration", await declarationWith({ routeGroups })];
}

async function withLocalRun(
    options: readonly string[],
    nodeOptions: readonly string[],
    use: (server: LocalRunProcess, run: SignedIn) => Promise<void>,
): Promise<void> {
    const server = await startLocalRun(options, nodeOptions);
    await use(server, { outputs: server.outputs, tokens: await signIn(server.outputs) });
    await server.stop();
}

/** Its rows, as lines that a terminal of 100 columns shows. */
export function scenarioTable({ records, pairedWith }: Scenario, rows: readonly Row[]): string[] {
    const recordsPerSecond = ({ requestsPerSecond }: Row) => figure(requestsPerSecond * records);
    return table([
        ["", "clients", ...rateHeads, "records/s", "heap kB", `to ${pairedWith}`],
        ...rows.map((row) => [
            row.name,
            String(row.connections),
            ...rateCells(row),
            records === 0 ? "-" : recordsPerSecond(row),
            kilobytes(row.allocatedBytes),
            times(row.ratio),
        ]),
    ]);
}
