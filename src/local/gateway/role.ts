import type { CreatedResource } from "../resources/localResources";
import { naming } from "./naming";

/** A declared IAM role, as far as its inline policies go. */
export interface Role {
    readonly arn: string;
    /** Whether a policy allows an action (`kinesis:PutRecord`) on a resource's ARN, `*` for one that takes none. */
    allows(action: string, resource: string, context?: ConditionContext): boolean;
}

interface Statement {
    readonly Effect: string;
    readonly Action: string | readonly string[];
    readonly Resource: string | readonly string[];
    readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

const statementKeys = ["Sid", "Effect", "Action", "Resource", "Condition"];

/** Keys of a condition with the values that a request has of them, such as `kms:ViaService`. */
export type ConditionContext = Readonly<Record<string, string>>;

/**
 * The declared roles by ARN.
 *
 * @throws Error for a policy with an element that is not evaluated here.
 */
export function rolesOf(resources: readonly CreatedResource[]): Map<string, Role> {
    const policies = resources.filter(({ type }) => type === "aws:iam/rolePolicy:RolePolicy");
    const roles = resources.filter(({ type }) => type === "aws:iam/role:Role");
    return new Map(
        roles.map(({ id, outputs }) => {
            const arn = String(outputs.arn);
            const own = policies.filter(({ inputs }) => inputs.role === id || inputs.role === outputs.name);
            const statements = own.flatMap(({ name, inputs }) =>
                naming(`Role policy ${name}`, () => statementsOf(String(inputs.policy))),
            );
            return [arn, { arn, allows: (...call) => isAllowed(statements, ...call) }];
        }),
    );
}

/** An explicit Deny goes before every Allow (IAM User Guide, "Policy evaluation logic"). */
function isAllowed(
    statements: readonly Compiled[],
    action: string,
    resource: string,
    context: ConditionContext = {},
): boolean {
    const matching = statements.filter(
        (statement) =>
            statement.action(action) && statement.resource(resource) && statement.condition(context),
    );
    return (
        matching.some(({ effect }) => effect === "Allow") &&
        matching.every(({ effect }) => effect === "Allow")
    );
}

interface Compiled {
    readonly effect: string;
    action(action: string): boolean;
    resource(arn: string): boolean;
    condition(context: ConditionContext): boolean;
}

function statementsOf(document: string): Compiled[] {
    const { Statement } = JSON.parse(document) as { Statement: Statement | readonly Statement[] };
    return [Statement].flat().map((statement) => {
        const unknown = Object.keys(statement).filter((key) => !statementKeys.includes(key));
        if (unknown.length > 0) {
            throw new Error(`${unknown.join(", ")} is not supported.`);
        }
        return {
            effect: statement.Effect,
            action: matcher(statement.Action, "i"),
            resource: matcher(statement.Resource, ""),
            condition: conditionOf(statement),
        };
    });
}

/** All must hold; a key that the request does not have holds never (IAM User Guide, "Condition operators"). */
function conditionOf({ Condition = {} }: Statement): Compiled["condition"] {
    const { StringLike = {}, ...others } = Condition;
    if (Object.keys(others).length > 0) {
        throw new Error(`Condition ${Object.keys(others).join(", ")} is not supported; StringLike is.`);
    }
    const tests = Object.entries(StringLike).map(([key, patterns]) => ({ key, like: matcher(patterns, "") }));
    return (context) => tests.every(({ key, like }) => context[key] !== undefined && like(context[key]));
}

function matcher(patterns: string | readonly string[], flags: string): (text: string) => boolean {
    const expressions = [patterns].flat().map((pattern) => {
        const escaped = pattern.replace(/[\\^$.|+()[\]{}]/g, "\\$&");
        return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`, flags);
    });
    return (text) => expressions.some((expression) => expression.test(text));
}
