import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** Resident memory, in bytes, of all processes of a process group. */
export function residentBytes(group: number): number {
    const own = processes().filter((process) => process.group === group);
    return own.reduce((sum, { kilobytes }) => sum + kilobytes * 1024, 0);
}

interface ProcessState {
    readonly group: number;
    readonly kilobytes: number;
}

/** Small Linux images have no ps, and other systems no /proc. */
function processes(): ProcessState[] {
    if (process.platform !== "linux") {
        const lines = execFileSync("ps", ["-A", "-o", "pgid=,rss="], { encoding: "utf8" }).trim().split("\n");
        return lines.map((line) => line.trim().split(/\s+/).map(Number)).map(state);
    }
    return readdirSync("/proc")
        .filter((name) => /^\d+$/.test(name))
        .flatMap((pid) => {
            try {
                const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
                const [, , group] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
                const [, kilobytes] =
                    /^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
                return [state([Number(group), Number(kilobytes ?? 0)])];
            } catch {
                return []; // It has ended meanwhile.
            }
        });
}

const state = ([group = 0, kilobytes = 0]: readonly number[]): ProcessState => ({ group, kilobytes });
