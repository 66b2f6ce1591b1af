import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** What all processes of a process group, with their threads, use of the machine. */
export interface Usage {
    readonly residentBytes: number;
    /** Time on a CPU since they started, of the program and of the kernel for it; counted in hundredths of a second. */
    readonly cpuSeconds: number;
}

export function usageOf(group: number): Usage {
    const own = processes().filter((process) => process.group === group);
    const sum = (key: keyof Usage) => own.reduce((total, process) => total + process[key], 0);
    return { residentBytes: sum("residentBytes"), cpuSeconds: sum("cpuSeconds") };
}

interface ProcessState extends Usage {
    readonly group: number;
}

/** Small Linux images have no ps, and other systems no /proc. */
function processes(): ProcessState[] {
    if (process.platform !== "linux") {
        const lines = execFileSync("ps", ["-A", "-o", "pgid=,rss=,time="], { encoding: "utf8" });
        return lines.trim().split("\n").map(fromPs);
    }
    return readdirSync("/proc")
        .filter((name) => /^\d+$/.test(name))
        .flatMap((pid) => {
            try {
                const read = (file: string) => readFileSync(`/proc/${pid}/${file}`, "utf8");
                return [fromProc(read("stat"), read("status"))];
            } catch {
                return []; // It has ended meanwhile.
            }
        });
}

/** Linux counts so for all programs, whatever its own timer does (proc(5), time(7)). */
const ticksPerSecond = 100;

/** Of /proc/PID/stat, whose fields behind the command's name, which may hold spaces, begin with the third; and of status. */
export function fromProc(stat: string, status: string): ProcessState {
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const field = (number: number) => Number(fields[number - 3]);
    const [, kilobytes = 0] = /^VmRSS:\s*(\d+) kB$/m.exec(status) ?? [];
    return {
        group: field(5),
        residentBytes: Number(kilobytes) * 1024,
        cpuSeconds: (field(14) + field(15)) / ticksPerSecond,
    };
}

/** Of a line of ps: group, kilobytes, and hours, minutes and seconds with colons between. */
export function fromPs(line: string): ProcessState {
    const [group = "", kilobytes, time = ""] = line.trim().split(/\s+/);
    const cpuSeconds = time.split(":").reduce((seconds, part) => seconds * 60 + Number(part), 0);
    return { group: Number(group), residentBytes: Number(kilobytes) * 1024, cpuSeconds };
}
