import { percent } from "./format";

/** A row of a bar chart: `share` is the load as a part of the limit, 1 being the limit itself. */
export interface Bar {
    readonly label: string;
    readonly share: number;
    readonly note: string;
}

const width = 20;

/** Bars as text, `width` characters to the limit; a load past it ends in `>`. */
export function chart(bars: readonly Bar[]): string[] {
    const labels = Math.max(...bars.map((bar) => bar.label.length));
    return bars.map((bar) => {
        const length = Math.min(width, Math.max(1, Math.floor(bar.share * width)));
        const drawn = "#".repeat(length).padEnd(width) + (bar.share > 1 ? ">" : "|");
        return `${bar.label.padEnd(labels)} |${drawn} ${percent(bar.share).padStart(8)}  ${bar.note}`;
    });
}
