import type { ResourceType } from "../resources/resourceType";
import { resourceTypes } from "../resources/resourceTypes";

/** How the engine says which resource it means. */
export interface ResourceLabel {
    readonly type: string;
    /** Logical name. */
    readonly name: string;
}

/** @throws Error for a type that is not of the program's */
export function typeOf({ type, name }: ResourceLabel): ResourceType {
    const found = resourceTypes.get(type);
    if (found === undefined) {
        throw new Error(`${type} ${name}: the local run does not serve resources of this type.`);
    }
    return found;
}
