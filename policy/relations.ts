import { type StackResource } from "./rule";

/**
 * Whether a property of a resource holds what another one's property does: by the values where both are known, before
 * the update by where the first comes from. Undefined where that does not tell.
 */
export function refersTo(
    resource: StackResource,
    property: string,
    target: StackResource,
    targetProperty: string,
): boolean | undefined {
    const value = known(resource, property);
    const targetValue = known(target, targetProperty);
    if (value !== undefined && targetValue !== undefined) {
        return value === targetValue;
    }
    const origins = originsOf(resource, property);
    if (value !== undefined && origins.size === 0) {
        // A text of the program cannot hold what is not known yet.
        return false;
    }
    const targets = [target, ...originsOf(target, targetProperty)];
    if (
        [...origins].some((origin) => targets.some((one) => isWithin(origin, one) || isWithin(one, origin)))
    ) {
        return true;
    }
    return [...origins].some((origin) => targets.some((one) => kindOf(one) === kindOf(origin)))
        ? false
        : undefined;
}

/** Whether it is the other one, or something that the other one is made of. */
export function isWithin(resource: StackResource | undefined, outer: StackResource): boolean {
    return resource !== undefined && (resource.urn === outer.urn || isWithin(resource.parent, outer));
}

/** What it is called in its package: a Crosswalk VPC is a VPC as well. */
function kindOf({ type }: StackResource): string | undefined {
    return type.split(":").at(-1);
}

/** The value of a property, undefined before it is known. */
function known({ props }: StackResource, property: string): unknown {
    try {
        return props[property];
    } catch {
        return undefined;
    }
}

/** All that a property comes from, by way of other resources as well. */
function originsOf(resource: StackResource, property: string): ReadonlySet<StackResource> {
    const origins = new Set(resource.propertyDependencies[property]);
    for (const origin of origins) {
        Object.values(origin.propertyDependencies)
            .flat()
            .forEach((one) => origins.add(one));
    }
    return origins;
}
