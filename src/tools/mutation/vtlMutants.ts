import { type Mutant, mutantAt } from "./mutant";
import { otherPatterns } from "./otherPatterns";

/** What is changed inside a directive or a line, wherever it stands. */
const replacements: readonly (readonly [operator: string, found: RegExp, replacement: string])[] = [
    ["operator", /&&/g, "||"],
    ["operator", /\|\|/g, "&&"],
    ["operator", /==/g, "!="],
    ["operator", /!=/g, "=="],
    ["operator", /(?<= )>(?= )/g, ">="],
    ["operator", /(?<= )\+(?= \d)/g, "-"],
    ["negation", /!(?=\$)/g, ""],
    ["boolean", /\btrue\b/g, "false"],
    ["method", /\.trim\(\)/g, ""],
    ["method", /\bstartsWith\b/g, "endsWith"],
    ["method", /\bequalsIgnoreCase\b/g, "equals"],
    ["method", /\$util\.base64Encode(?=\()/g, ""],
];

/** Every mutant of a mapping template; comments stay. */
export function vtlMutants(file: string, text: string): Mutant[] {
    const source = { file, text };
    const mutants: Mutant[] = [];
    let start = 0;
    for (const line of text.split("\n")) {
        if (line.trim() !== "" && !line.startsWith("##")) {
            const add = (operator: string, from: number, length: number, replacement: string): void => {
                const range = [start + from, start + from + length] as const;
                mutants.push(mutantAt(source, operator, range, replacement));
            };
            mutateLine(line, add);
        }
        start += line.length + 1;
    }
    return mutants;
}

function mutateLine(
    line: string,
    add: (operator: string, from: number, length: number, replacement: string) => void,
): void {
    // A line of its own that no block begins or ends with; `#set` or a text of the output.
    if (!/#(if|else|elseif|foreach|end)\b/.test(line)) {
        add("line", 0, line.length, "");
    }
    for (const { index, 0: directive } of line.matchAll(/#(?:else)?if\(/g)) {
        const from = index + directive.length;
        const length = lengthOfCondition(line.slice(from));
        add("condition", from, length, "true");
        add("condition", from, length, "false");
    }
    for (const [operator, found, replacement] of replacements) {
        for (const { index, 0: original } of line.matchAll(found)) {
            add(operator, index, original.length, replacement);
        }
    }
    for (const { index, 0: original } of line.matchAll(/(?<![\w{,.+-])\d+(?![\w},-])/g)) {
        add("number", index, original.length, String(Number(original) + 1));
    }
    for (const { index, 0: original } of line.matchAll(/'[^']*'/g)) {
        add("text", index, original.length, original === "''" ? "'mutant'" : "''");
        const isPattern = /(matches|replaceAll)\($/.test(line.slice(0, index));
        for (const replacement of isPattern ? otherPatterns(original) : []) {
            add("pattern", index, original.length, replacement);
        }
    }
}

/** How far it is to the bracket that closes a condition; brackets inside quotes count for nothing. */
function lengthOfCondition(text: string): number {
    let depth = 1;
    for (const { index, 0: found } of text.matchAll(/'[^']*'|[()]/g)) {
        depth += found === "(" ? 1 : found === ")" ? -1 : 0;
        if (depth === 0) {
            return index;
        }
    }
    throw new Error(`A condition that goes on in the next line: ${text}`);
}
