import { type Check, listed, type Resource, type Rule } from "../rule";

const role = "aws:iam/role:Role";

interface Statement {
    readonly Effect?: string;
    readonly Principal?: string | Readonly<Record<string, string | readonly string[]>>;
    readonly Action?: string | readonly string[];
    readonly NotAction?: unknown;
    readonly Resource?: string | readonly string[];
    readonly NotResource?: unknown;
}

/** What a policy document allows; undefined where it is no JSON. */
function allowed(document: unknown): readonly Statement[] | undefined {
    try {
        const { Statement } = JSON.parse(String(document)) as { Statement?: Statement | Statement[] };
        return [Statement ?? []].flat().filter(({ Effect }) => Effect !== "Deny");
    } catch {
        return undefined;
    }
}

/** Actions that know no single resource, and those for logs, which serve every API and stream of a group. */
const onAll = /^(kinesis:ListStreams|logs:[A-Za-z]+)$/;

function isWide({ Action, NotAction, Resource, NotResource }: Statement): boolean {
    const actions = [Action ?? []].flat();
    return (
        NotAction !== undefined ||
        NotResource !== undefined ||
        !actions.every((action) => /^[a-z0-9-]+:[A-Za-z0-9]+$/.test(action)) ||
        (!actions.every((action) => onAll.test(action)) && JSON.stringify(Resource ?? "").includes("*"))
    );
}

function wideDocument(document: unknown): string | undefined {
    const statements = allowed(document);
    if (statements === undefined) {
        return "Its policy is no JSON.";
    }
    const wide = statements.find(isWide);
    return wide && `It allows ${JSON.stringify(wide)}.`;
}

const ofPolicy: Check = ({ props }) => wideDocument(props.policy);

function isForAll({ Principal }: Statement): boolean {
    return (typeof Principal === "string" ? [Principal] : Object.values(Principal ?? {}).flat()).includes(
        "*",
    );
}

function openRole({ props }: Resource): string | undefined {
    const statements = allowed(props.assumeRolePolicy);
    if (statements === undefined) {
        return "assumeRolePolicy is no JSON.";
    }
    return statements.some(isForAll) ? "Anybody may take it on." : undefined;
}

/** AWS keeps these, for whoever wants to do more than one thing. */
function managed(arn: unknown): string | undefined {
    return /^arn:aws[\w-]*:iam::aws:policy\//.test(String(arn))
        ? `It takes AWS's own ${String(arn)}.`
        : undefined;
}

export const roleRules: readonly Rule[] = [
    {
        name: "roles-for-one-use",
        asks: "named principals and own policies for every role",
        ids: ["AwsSolutions-IAM4", "CKV_AWS_60"],
        severity: "high",
        remediation:
            "Name the principals of assumeRolePolicy, and allow in a policy of the role's own what it needs.",
        each: {
            [role]: (resource) =>
                openRole(resource) ??
                ((resource.props.managedPolicyArns ?? []) as string[]).map(managed).find(Boolean),
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment": ({ props }) => managed(props.policyArn),
        },
    },
    {
        name: "no-wildcards",
        asks: "no wildcard in actions and resources",
        ids: [
            ...["AwsSolutions-IAM5", "CKV_AWS_62", "CKV_AWS_63", "CKV_AWS_288", "CKV_AWS_290"],
            ...["CKV_AWS_355", "CKV_AWS_111"],
        ],
        severity: "high",
        remediation: "Name the actions, and the ARNs that they are allowed on.",
        each: {
            "aws:iam/rolePolicy:RolePolicy": ofPolicy,
            "aws:iam/policy:Policy": ofPolicy,
            [role]: (resource) =>
                listed(resource, "inlinePolicies")
                    .map(({ policy }) => (policy === undefined ? undefined : wideDocument(policy)))
                    .find(Boolean),
        },
        waiver:
            "ListStreams takes no resource; the account's role for logs serves every API of the account, with the " +
            "actions of AWS's own policy for it; a flow log writes to any stream of its log group.",
    },
];
