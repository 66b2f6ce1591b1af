/** What a mapping template says, as the compiler reads it. */
export type Statement =
    | { kind: "text"; text: string }
    | { kind: "output"; reference: Reference }
    | { kind: "set"; target: Reference; value: Expression }
    | { kind: "if"; branches: Branch[] }
    | { kind: "foreach"; item: string; list: Expression; body: Statement[]; line: number }
    | { kind: "define"; name: string; body: Statement[]; line: number }
    | { kind: "break" | "stop" };

/** #if, #elseif, or, without a condition, #else. */
export interface Branch {
    condition?: Expression;
    body: Statement[];
}

export type Expression =
    | { kind: "literal"; value: string | boolean }
    | { kind: "integer" | "decimal"; text: string }
    | { kind: "interpolation"; body: Statement[] }
    | { kind: "list"; items: Expression[] }
    | { kind: "range"; from: Expression; to: Expression }
    | { kind: "map"; entries: [Expression, Expression][] }
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
