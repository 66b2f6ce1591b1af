/** The middle one of an odd number of values, by their size. */
export function median(values: readonly number[]): number {
    const middle = [...values].sort((a, b) => a - b)[values.length >> 1];
    if (middle === undefined || values.length % 2 === 0) {
        throw new Error(`There is no middle one of ${values.length} values.`);
    }
    return middle;
}

/** The median of each figure of an odd number of measurements. */
export function medians<Key extends string>(
    measurements: readonly Readonly<Record<Key, number>>[],
): Record<Key, number> {
    const names = Object.keys(measurements[0] ?? {}) as Key[];
    const figures = names.map((name) => [name, median(measurements.map((one) => one[name]))] as const);
    return Object.fromEntries(figures) as Record<Key, number>;
}

/** How many times the other a value is; undefined where there is none to compare with. */
export function ratio(value: number, other: number | undefined): number | undefined {
    return other === undefined || other === 0 ? undefined : value / other;
}

/** How far an odd number of values lie apart: half of what is between the largest and the smallest, to the median. */
export function spread(values: readonly number[]): number {
    return (Math.max(...values) - Math.min(...values)) / 2 / median(values);
}
