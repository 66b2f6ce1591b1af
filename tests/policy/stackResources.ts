import { isStackRule, type Rule, type StackResource } from "../../policy/rule";
import type { Registration } from "../../src/local/evaluation/evaluate";
import { type Breach, broken } from "./breaches";

/** A resource that is put together bit by bit. */
export type Building = { -readonly [Key in keyof StackResource]: StackResource[Key] };

/** What a program registered, as a policy sees it of a stack that is up. */
export function stackResourcesOf(registrations: readonly Registration[]): StackResource[] {
    const byUrn = new Map<string, Building>();
    for (const { urn, type, name, id, inputs, outputs, options } of registrations) {
        const props = { ...inputs, ...outputs, id };
        byUrn.set(urn, { urn, type, name, props, opts: options, propertyDependencies: {} });
    }
    for (const { urn, parent, inputDependencies } of registrations) {
        const resource = byUrn.get(urn)!;
        resource.parent = byUrn.get(parent ?? "");
        resource.propertyDependencies = Object.fromEntries(
            Object.entries(inputDependencies ?? {}).map(([input, urns]) => [
                input,
                urns.flatMap((one) => byUrn.get(one) ?? []),
            ]),
        );
    }
    return [...byUrn.values()];
}

/** A stack with other inputs in some of its resources. */
export function withBreach(stack: readonly StackResource[], breach: Breach): StackResource[] {
    const { type, inputs = {}, deleteBeforeReplace = false } = breach;
    const changed = Object.fromEntries(Object.keys(inputs).map((input) => [input, []]));
    return stack.map((resource) =>
        resource.type === type
            ? {
                  ...resource,
                  props: broken(resource.props, breach),
                  opts: { deleteBeforeReplace },
                  propertyDependencies: { ...resource.propertyDependencies, ...changed },
              }
            : resource,
    );
}

/** What a rule finds in a stack, each with the name of the resource. */
export function foundBy(rule: Rule, stack: readonly StackResource[]): string[] {
    const violations = isStackRule(rule)
        ? rule.stack(stack)
        : stack.flatMap((resource) => {
              const message = rule.each[resource.type]?.(resource);
              return message === undefined ? [] : [{ resource, message }];
          });
    return violations.map(({ resource, message }) => `${resource.name}: ${message}`);
}
