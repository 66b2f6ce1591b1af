import type { Bounds, TextConstraints } from "../aws/constraints";
import type { FieldsOf } from "../aws/problems";

interface Presence {
    /** The field must be there and not null. */
    readonly required?: true;
    /** Messages do not show the value. */
    readonly sensitive?: true;
}

/** What Cognito asks of a field. */
export type Field = Presence &
    (
        | ({ readonly type: "String" } & TextConstraints)
        | ({ readonly type: "Integer" } & Bounds)
        | { readonly type: "Boolean" }
        | { readonly type: "Map" }
        | { readonly type: "Structure"; readonly fields: Fields }
        | ({ readonly type: "List"; readonly member: Field } & Bounds)
    );

/** The fields of a request, in the order of the service's model, in which Cognito reports what is wrong. */
export type Fields = FieldsOf<Field>;

type ValueOf<F> = F extends { type: "String"; values: readonly (infer V)[] }
    ? V
    : F extends { type: "String" }
      ? string
      : F extends { type: "Integer" }
        ? number
        : F extends { type: "Boolean" }
          ? boolean
          : F extends { type: "Map" }
            ? Readonly<Record<string, string>>
            : F extends { type: "Structure"; fields: infer S }
              ? InputOf<S>
              : F extends { type: "List"; member: infer M }
                ? readonly ValueOf<M>[]
                : never;

type RequiredNames<S> = { [K in keyof S]: S[K] extends { required: true } ? K : never }[keyof S];

/** A request with those fields, once it is read. */
export type InputOf<S> = { readonly [K in RequiredNames<S>]: ValueOf<S[K]> } & {
    readonly [K in Exclude<keyof S, RequiredNames<S>>]?: ValueOf<S[K]>;
};

// Constraints are those of the service's model (botocore, cognito-idp/2016-04-18/service-2.json).

export const required = <F extends Field>(field: F): F & { readonly required: true } => ({
    ...field,
    required: true,
});

const sensitive = <F extends Field>(field: F): F & { readonly sensitive: true } => ({
    ...field,
    sensitive: true,
});

/** A text, of that length, that a pattern matches as a whole. */
export function text(min?: number, max?: number, shown?: string): Field & { readonly type: "String" } {
    const pattern = shown === undefined ? undefined : { shown, whole: new RegExp(`^(?:${shown})$`, "u") };
    return { type: "String", min, max, pattern };
}

export const oneOf = <const V extends string>(...values: readonly V[]) =>
    ({ type: "String", values }) as const;

export const integer = (min?: number, max?: number) => ({ type: "Integer", min, max }) as const;

export const flag = { type: "Boolean" } as const;

/** Texts by name. */
export const texts = { type: "Map" } as const;

export const sensitiveTexts = { type: "Map", sensitive: true } as const;

export const structure = <const S extends Fields>(fields: S) => ({ type: "Structure", fields }) as const;

export const list = <const M extends Field>(member: M, min?: number, max?: number) =>
    ({ type: "List", member, min, max }) as const;

/** A password: in the pattern that the service itself reports, which the model no longer has. */
export const password = sensitive({
    ...text(undefined, 256),
    pattern: { shown: "^[\\S]+.*[\\S]+$", whole: /^\S.*\S$/ },
});

export const accessToken = sensitive(text(undefined, undefined, "[A-Za-z0-9-_=.]+"));
export const attributeName = text(1, 32, "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\t\\n\\r ]+");
export const attributes = list(
    structure({ Name: required(attributeName), Value: sensitive(text(undefined, 2048)) }),
);
export const arn = text(
    20,
    2048,
    "arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?",
);
export const clientId = sensitive(text(1, 128, "[\\w+]+"));
export const clientSecret = sensitive(text(24, 64, "[\\w+]+"));
export const confirmationCode = text(1, 2048, "[\\S]+");
export const groupName = text(1, 128, "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");
export const nextToken = text(1, 131_072, "[\\S]+");
export const pageSize = integer(0, 60);
export const secretHash = sensitive(text(1, 128, "[\\w+=/]+"));
export const session = sensitive(text(20, 2048));
export const userPoolId = text(1, 55, "[\\w-]+_[0-9a-zA-Z]+");
export const username = sensitive(text(1, 128, "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+"));

const anyText = text(0, 131_072);

/** What clients tell of themselves, for triggers and threat protection; the local run has neither. */
export const analytics = structure({ AnalyticsEndpointId: anyText });
export const userContext = structure({ IpAddress: anyText, EncodedData: anyText });
export const context = structure({
    IpAddress: required(anyText),
    ServerName: required(anyText),
    ServerPath: required(anyText),
    HttpHeaders: required(list(structure({ headerName: anyText, headerValue: anyText }))),
    EncodedData: anyText,
});

/** How a user is named by an administrator. */
export const adminUser = { UserPoolId: required(userPoolId), Username: required(username) } as const;
