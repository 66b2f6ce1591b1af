import type { Numeric } from "./numbers";

/** What a mapping template says, as the compiler reads it. */
export type Statement =
    | { kind: "text"; text: string }
    | { kind: "output"; reference: Reference }
    | { kind: "set"; target: Reference; value: Expression; line: number }
    | { kind: "if"; branches: { condition?: Expression; body: Statement[] }[] }
    | { kind: "foreach"; item: string; list: Expression; body: Statement[]; line: number }
    | { kind: "break" | "stop" };

export type Expression =
    | { kind: "literal"; value: string | boolean | Numeric | { decimal: number } }
    | { kind: "interpolation"; body: Statement[] }
    | { kind: "list"; items: Expression[] }
    | { kind: "range"; from: Expression; to: Expression }
    | { kind: "map"; entries: [string, Expression][] }
    | { kind: "not"; operand: Expression }
    | { kind: "binary"; operator: string; left: Expression; right: Expression }
    | Reference;

export interface Reference {
    kind: "reference";
    name: string;
    steps: Step[];
    line: number;
}

export type Step =
    | { kind: "property"; name: string }
    | { kind: "index"; index: Expression }
    | { kind: "method"; name: string; args: Expression[] };
