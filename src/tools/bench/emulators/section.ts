import { table, times } from "../format";
import { startLocalRun } from "../localRun";
import type { Running } from "../processes";
import type { Tell } from "../progress";
import { rateCells, rateHeads } from "../rateCells";
import { measureRates, type Contender, type Rate } from "../rounds";
import type { Scenario } from "../scenarios/scenario";
import { scenarios } from "../scenarios/scenarios";
import type { Section } from "../section";
import { emulators, type Emulator } from "./emulator";
import { findOnPath } from "./findOnPath";
import { startEmulator } from "./startEmulator";

type StraightScenario = Scenario & Required<Pick<Scenario, "straight">>;
const straightScenarios = scenarios.filter(
    (scenario): scenario is StraightScenario => scenario.straight !== undefined,
);

const ours = "this project";
const connections = 16;

interface Row extends Rate {
    readonly scenario: string;
}

/** Kinesis's own requests, straight to the local run and to each emulator whose binary is on PATH. */
export function emulatorSection(path?: string): Section {
    const found = emulators.flatMap((emulator) => {
        const file = findOnPath(emulator.name, path);
        return file === undefined ? [] : [{ emulator, file }];
    });
    return {
        name: "emulators",
        title: `Straight to Kinesis, beside other emulators, connections: ${connections}`,
        steps: straightScenarios.length,
        measure: async (tell) => {
            const rows: Row[] = [];
            for (const scenario of straightScenarios) {
                rows.push(...(await measureBeside(scenario, found, tell)));
            }
            return { figures: rows, table: tableOf(rows, found) };
        },
    };
}

interface Found {
    readonly emulator: Emulator;
    readonly file: string;
}

async function measureBeside(
    scenario: StraightScenario,
    found: readonly Found[],
    tell: Tell,
): Promise<Row[]> {
    const taking = found.filter(({ emulator }) => !emulator.without?.includes(scenario.name));
    tell(`${scenario.name}, beside ${taking.map(({ emulator }) => emulator.name).join(", ") || "none"}`);
    if (taking.length === 0) {
        return [];
    }
    const local = await startLocalRun();
    const servers: Running[] = [local];
    const contenders: Contender[] = [
        { name: ours, server: local, target: await scenario.straight(local.outputs) },
    ];
    for (const { emulator, file } of taking) {
        const server = await startEmulator(emulator, file);
        servers.push(server);
        contenders.push({ name: emulator.name, server, target: await scenario.straight(server.kinesis) });
    }
    const rates = await measureRates(contenders, ours, connections);
    await Promise.all(servers.map((server) => server.stop()));
    return rates.map((rate) => ({ scenario: scenario.name, ...rate }));
}

function tableOf(rows: readonly Row[], found: readonly Found[]): string[] {
    if (found.length === 0) {
        return [`None of ${emulators.map(({ name }) => name).join(", ")} is on PATH.`];
    }
    const tables = straightScenarios.flatMap(({ name, title }) => {
        const own = rows.filter(({ scenario }) => scenario === name);
        const cells = own.map((row) => [row.name, ...rateCells(row), times(row.ratio)]);
        return own.length === 0 ? [] : [table([[title, ...rateHeads, `to ${ours}`], ...cells])];
    });
    return tables.flatMap((lines, i) => (i === 0 ? lines : ["", ...lines]));
}
