/** How the parts of a method say which one they belong to. */
export interface OfMethod {
    readonly restApi: string;
    readonly resourceId: string;
    readonly httpMethod: string;
}

/** Texts by name. */
export type Texts = Readonly<Record<string, string>>;
