import { integration } from "../resources/apigateway/integration";
import { type CreatedResource, ofType } from "../resources/createAll";
import { role, type RoleInputs } from "../resources/iam/role";
import { rolePolicy } from "../resources/iam/rolePolicy";
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
 * The declared roles that integrations call with, by ARN.
 *
 * @throws Error for a policy, or an element of one, that is not evaluated here.
 */
export function rolesOf(resources: readonly CreatedResource[]): Map<string, Role> {
    const callers = new Set(ofType(resources, integration).map(({ inputs }) => inputs.credentials));
    const policies = ofType(resources, rolePolicy);
    const roles = ofType(resources, role).filter(({ outputs }) => callers.has(String(outputs.arn)));
    return new Map(
        roles.map(({ id, name: roleName, inputs: roleInputs, outputs }) => {
            const arn = String(outputs.arn);
            checkPolicies(roleName, roleInputs);
            const own = policies.filter(({ inputs }) => inputs.role === id || inputs.role === outputs.name);
            const statements = own.flatMap(({ name, inputs }) =>
                naming(`Role policy ${name}`, () => statementsOf(inputs.policy)),
            );
            return [arn, { arn, allows: (...call) => isAllowed(statements, ...call) }];
        }),
    );
}

/** Policies of a role's own are not evaluated, and one of them may forbid what another allows. */
function checkPolicies(name: string, inputs: RoleInputs): void {
    for (const input of ["managedPolicyArns", "inlinePolicies", "permissionsBoundary"] as const) {
        if (inputs[input] !== undefined) {
            throw new Error(`Role ${name}: its ${input} cannot be evaluated here; a RolePolicy can.`);
        }
    }
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
