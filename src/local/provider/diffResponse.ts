import { DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import type { Difference } from "./propertyDiff";

/** A difference, as the engine is told of it: property by property. */
export function diffResponse({ changes, replaces, deleteBeforeReplace }: Difference): DiffResponse {
    const { ADD, DELETE, UPDATE } = PropertyDiff.Kind;
    const kinds = { add: ADD, delete: DELETE, update: UPDATE };
    const response = new DiffResponse()
        .setChanges(
            changes.size === 0 ? DiffResponse.DiffChanges.DIFF_NONE : DiffResponse.DiffChanges.DIFF_SOME,
        )
        .setDeletebeforereplace(deleteBeforeReplace)
        .setReplacesList([...replaces])
        .setDiffsList([...changes.keys()])
        .setHasdetaileddiff(true);
    for (const [path, change] of changes) {
        // Each kind is followed by the one that replaces.
        const kind = kinds[change] + (replaces.has(path) ? 1 : 0);
        response.getDetaileddiffMap().set(path, new PropertyDiff().setKind(kind).setInputdiff(true));
    }
    return response;
}
