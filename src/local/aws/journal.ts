import { closeSync, fstatSync, ftruncateSync, openSync, readSync, renameSync, writeSync } from "node:fs";

/** What happened: when (milliseconds since the epoch), what, to which thing, and with what. */
export type Entry<Kind extends string = string> = readonly [
    time: number,
    kind: Kind,
    name: string,
    content: unknown,
];

const chunkBytes = 1024 * 1024;
const newline = 10;

/**
 * An append-only file of what happened, one JSON line each, written before the request is answered: what was
 * acknowledged survives the end of the process, however it comes.
 */
export class Journal<Kind extends string> {
    private constructor(
        private readonly path: string,
        private file: number,
        private size: number,
    ) {}

    /**
     * Opens the file, or makes it, and replays what it holds. A last line without its end, from a process that was
     * killed while it wrote, is cut off: its request was never answered.
     *
     * @throws Error naming the path, where it cannot be written or does not hold a journal
     */
    static open<Kind extends string>(path: string, replay: (entry: Entry<Kind>) => void): Journal<Kind> {
        let file: number;
        try {
            file = openSync(path, "a+", 0o600);
        } catch (error) {
            throw new Error(`Cannot write the data file ${path}: ${(error as Error).message}`, {
                cause: error,
            });
        }
        let size = 0;
        let line = 0;
        for (const text of lines(file)) {
            line++;
            try {
                replay(readEntry(text) as Entry<Kind>);
            } catch (error) {
                closeSync(file);
                const reason = (error as Error).message;
                throw new Error(`Cannot read the data file ${path}, line ${line}: ${reason}`, {
                    cause: error,
                });
            }
            size += text.length + 1;
        }
        if (size < fstatSync(file).size) {
            ftruncateSync(file, size);
        }
        return new Journal<Kind>(path, file, size);
    }

    /**
     * Writes one line.
     *
     * @param content JSON text
     * @throws Error where the line cannot be written; nothing of it stays in the file then
     */
    append(time: number, kind: Kind, name: string, content: string): void {
        // In JSON text a line break can only be white space between tokens.
        const line = content.includes("\n") ? content.replaceAll("\n", " ") : content;
        const bytes = Buffer.from(`[${time},"${kind}",${JSON.stringify(name)},${line}]\n`);
        try {
            write(this.file, bytes);
        } catch (error) {
            ftruncateSync(this.file, this.size);
            throw new Error(`Cannot write the data file ${this.path}: ${(error as Error).message}`, {
                cause: error,
            });
        }
        this.size += bytes.length;
    }

    /** Replaces the file by those entries, followed by the lines of its own that are to be kept. */
    rewrite(head: readonly Entry<Kind>[], keep: (line: Buffer) => boolean): void {
        const path = `${this.path}.new`;
        const file = openSync(path, "w", 0o600);
        for (const entry of head) {
            write(file, Buffer.from(JSON.stringify(entry) + "\n"));
        }
        for (const line of lines(this.file)) {
            if (keep(line)) {
                write(file, Buffer.concat([line, Buffer.from("\n")]));
            }
        }
        closeSync(file);
        closeSync(this.file);
        renameSync(path, this.path);
        this.file = openSync(this.path, "a+", 0o600);
        this.size = fstatSync(this.file).size;
    }

    /** What is appended after this fails. */
    close(): void {
        closeSync(this.file);
        this.file = -1;
    }
}

/** @throws Error for what no `append` has written */
function readEntry(line: Buffer): Entry {
    const entry = JSON.parse(line.toString()) as unknown;
    const [time, kind, name] = Array.isArray(entry) ? (entry as unknown[]) : [];
    if (typeof time !== "number" || typeof kind !== "string" || typeof name !== "string") {
        throw new Error("it is no [time, kind, name, content].");
    }
    return entry as Entry;
}

function write(file: number, bytes: Buffer): void {
    for (let written = 0; written < bytes.length;) {
        written += writeSync(file, bytes, written);
    }
}

/** The lines that have an end, without it. */
function* lines(file: number): Generator<Buffer> {
    let rest = Buffer.alloc(0);
    let position = 0;
    for (;;) {
        const chunk = Buffer.allocUnsafe(chunkBytes);
        const count = readSync(file, chunk, 0, chunkBytes, position);
        if (count === 0) {
            return;
        }
        position += count;
        rest = Buffer.concat([rest, chunk.subarray(0, count)]);
        let start = 0;
        for (let end = rest.indexOf(newline); end >= 0; end = rest.indexOf(newline, start)) {
            yield rest.subarray(start, end);
            start = end + 1;
        }
        rest = rest.subarray(start);
    }
}
