import type { Bounds, TextConstraints } from "../aws/constraints";
import type { FieldsOf } from "../aws/problems";

interface Presence {
    /** The field must be there and not null. */
    readonly required?: true;
    /** The field must be there unless that other one is. */
    readonly requiredWithout?: string;
}

/** What Kinesis asks of a field. */
export type Field = Presence &
    (
        | ({ readonly type: "String" } & TextConstraints)
        | ({ readonly type: "Integer" } & Bounds)
        | ({ readonly type: "Blob" } & Bounds)
        | { readonly type: "Timestamp" }
        | { readonly type: "Structure"; readonly fields: Fields }
        | ({ readonly type: "List"; readonly member: Field; readonly memberClass: string } & Bounds)
        | ({ readonly type: "Texts"; readonly member: Required<Bounds> } & Bounds)
        | ({
              readonly type: "Map";
              readonly key: Required<Bounds>;
              readonly value: Required<Bounds>;
          } & Bounds)
    );

/** The fields of a request, in the order in which Kinesis reports what is wrong with them. */
export type Fields = FieldsOf<Field>;
