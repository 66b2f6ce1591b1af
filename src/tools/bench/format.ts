export { count, percent, table } from "../capacity/format";

/** A measured figure: three digits of it mean something. */
export function figure(value: number): string {
    return value.toLocaleString("en-US", { maximumSignificantDigits: 3 });
}

/** How many times another; a dash where there is none to compare with. */
export function times(value: number | undefined): string {
    return value === undefined ? "-" : `${figure(value)}x`;
}

/** A dash where nothing is known. */
export function kilobytes(bytes: number | undefined): string {
    return bytes === undefined ? "-" : figure(bytes / 1e3);
}

export function megabytes(bytes: number): string {
    return Math.round(bytes / 1e6).toLocaleString("en-US");
}
