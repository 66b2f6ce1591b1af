import type { Properties } from "../declaration";
import { declaredState } from "../resources/resourceTypes";
import type { ResourceLabel } from "./resourceLabel";
import { unknownValue } from "./values";

/** The outputs that are known of a resource before it is made: of those that AWS adds, none. */
export function previewCreate({ type, name }: ResourceLabel, inputs: Properties, region: string): Properties {
    const added = Object.keys(declaredState(type, name, inputs, region).outputs);
    return { ...Object.fromEntries(added.map((output) => [output, unknownValue])), ...inputs };
}

/** The outputs of a resource after an update: those that AWS adds do not change. */
export function previewUpdate(oldInputs: Properties, oldOutputs: Properties, news: Properties): Properties {
    const added = Object.entries(oldOutputs).filter(([output]) => !(output in oldInputs));
    return { ...Object.fromEntries(added), ...news };
}
