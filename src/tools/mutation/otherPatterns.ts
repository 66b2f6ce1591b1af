/** A regular expression, in slashes or quotes, without an anchor, with a class turned round, or with another count. */
export function otherPatterns(pattern: string): string[] {
    const others = [
        pattern.replace("^", ""),
        pattern.replace(/\$(?=\/[a-z]*$|'$)/, ""),
        pattern.replace(/\[(?!\^)/, "[^"),
        pattern.replace(/\\d/, "\\D"),
        pattern.replace(/\{(\d+),(\d+)\}/, (_, min, max) => `{${min},${Number(max) + 1}}`),
        pattern.replace(/\{(\d+),(\d+)\}/, (_, min, max) => `{${Number(min) + 1},${max}}`),
    ];
    return [...new Set(others)].filter((other) => other !== pattern);
}
