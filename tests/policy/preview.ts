import type { Properties, StackResource } from "../../policy/rule";

/** A stack as the preview of a new one sees it: no id, nothing that AWS answers, and nothing that comes of these. */
export function inPreview(stack: readonly StackResource[]): StackResource[] {
    const previewed = new Map(stack.map((resource) => [resource.urn, { ...resource }]));
    const answers = stack.flatMap(({ type, props }) => [
        ...[props.id, props.arn],
        ...(type === "awsx:ec2:Vpc" ? [props.vpcId] : []),
    ]);
    const secrets = answers.filter((one): one is string => typeof one === "string" && one.includes("-"));
    for (const resource of previewed.values()) {
        const { props, parent, propertyDependencies } = resource;
        resource.props = throwing(
            Object.fromEntries(
                Object.entries(props).map(([name, value]) => {
                    const depends = (propertyDependencies[name] ?? []).length > 0;
                    return [
                        name,
                        depends || ["id", "arn", "vpcId"].includes(name) ? hide(value, secrets) : value,
                    ];
                }),
            ),
        );
        resource.parent = parent && previewed.get(parent.urn);
        resource.propertyDependencies = Object.fromEntries(
            Object.entries(propertyDependencies).map(([name, from]) => [
                name,
                from.map(({ urn }) => previewed.get(urn)!),
            ]),
        );
    }
    return [...previewed.values()];
}

const unknown = Symbol("unknown");

/** The value, with `unknown` for each text in it that holds one of some others. */
function hide(value: unknown, texts: readonly string[]): unknown {
    if (typeof value === "string") {
        return texts.some((text) => value.includes(text)) ? unknown : value;
    }
    if (Array.isArray(value)) {
        return value.map((one) => hide(one, texts));
    }
    return typeof value === "object" && value !== null
        ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, hide(one, texts)]))
        : value;
}

/** Thrown where a value is read that is not known, as Pulumi's SDK for policies does. */
export class UnknownValueError extends Error {}

function throwing(values: object): Properties {
    return new Proxy(values as Properties, {
        get: (target, name: string) => {
            const value = target[name];
            if (value === unknown) {
                throw new UnknownValueError(name);
            }
            return typeof value === "object" && value !== null ? throwing(value) : value;
        },
    });
}
