/** A number for reading: thousands with commas, decimals only while it is small. */
export function count(value: number): string {
    if (value < 1) {
        return value.toLocaleString("en-US", { maximumSignificantDigits: 2 });
    }
    return value.toLocaleString("en-US", { maximumFractionDigits: value < 100 ? 2 : 0 });
}

/** `0.125` as `12.5%`, `250` as `25,000%`; more than none but less than a tenth of a percent as `<0.1%`. */
export function percent(share: number): string {
    const value = share * 100;
    if (value > 0 && value < 0.1) {
        return "<0.1%";
    }
    return `${value.toLocaleString("en-US", { maximumFractionDigits: value < 100 ? 1 : 0 })}%`;
}

/** `1 shard`, `2 shards`; `rest` follows the noun. */
export function some(number: number, noun: string, rest = ""): string {
    return `${count(number)} ${noun}${number === 1 ? "" : "s"} ${rest}`.trimEnd();
}

/** Rows under one another, the first column to the left and the others to the right. */
export function table(rows: readonly (readonly string[])[]): string[] {
    const width = (column: number) => Math.max(...rows.map((row) => (row[column] ?? "").length));
    return rows.map((row) =>
        row
            .map((cell, column) => (column === 0 ? cell.padEnd(width(column)) : cell.padStart(width(column))))
            .join("  "),
    );
}

/** An amount as `$1,234.50`. */
export function usd(amount: number): string {
    return amount.toLocaleString("en-US", { style: "currency", currency: "USD" });
}
