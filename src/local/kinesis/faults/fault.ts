/** A simulated fault of Kinesis: what goes wrong, for which action, and how often. */
export interface Fault {
    /** A Kinesis action, or `*` for every one. */
    readonly action: string;
    readonly effect: Effect;
    /** Share of the calls (of the records, for `records`) that it strikes, over 0 up to 1. */
    readonly rate: number;
    /** As it was written: `PutRecord=InternalFailureException:0.1`. */
    readonly text: string;
}

export type Effect =
    /** Kinesis answers with an error. */
    | { readonly kind: "error"; readonly code: string }
    /** Records of a PutRecords fail, each for itself. */
    | { readonly kind: "records"; readonly code: string }
    /** The answer comes late. */
    | { readonly kind: "delay"; readonly milliseconds: number }
    /** Nothing answers at the address. */
    | { readonly kind: "down" }
    /** An answer with status 500 and no body, or one that is no JSON. */
    | { readonly kind: "empty" }
    | { readonly kind: "notJson" };

/** HTTP status of each error (Kinesis API reference, the errors of its actions, and "Common errors"). */
export const errorStatus: Readonly<Record<string, number>> = {
    AccessDeniedException: 400,
    ExpiredIteratorException: 400,
    ExpiredNextTokenException: 400,
    InternalFailureException: 500,
    InvalidArgumentException: 400,
    KMSAccessDeniedException: 400,
    KMSDisabledException: 400,
    KMSInvalidStateException: 400,
    KMSNotFoundException: 400,
    KMSOptInRequired: 400,
    KMSThrottlingException: 400,
    LimitExceededException: 400,
    ProvisionedThroughputExceededException: 400,
    ResourceInUseException: 400,
    ResourceNotFoundException: 400,
    SerializationException: 400,
    ServiceUnavailable: 503,
    ValidationException: 400,
};

/** What a record of a PutRecords can fail with (Kinesis API reference, PutRecordsResultEntry). */
export const recordErrors = ["ProvisionedThroughputExceededException", "InternalFailure"] as const;

/** What a fault can do, as it is written. */
export const faultNames: readonly string[] = [
    ...Object.keys(errorStatus),
    ...recordErrors.map((code) => `Records.${code}`),
    "Delay.MILLISECONDS",
    "Down",
    "EmptyBody",
    "NotJson",
];

const form =
    `It is written ACTION=ERROR[:RATE]. ACTION: a Kinesis action, or *. RATE: over 0 up to 1, 1 when left out. ` +
    `ERROR: ${Object.keys(errorStatus).join(", ")}; ${recordErrors.map((code) => `Records.${code}`).join(", ")} ` +
    `(of PutRecords); Delay.MILLISECONDS, Down, EmptyBody, NotJson.`;

/**
 * Reads a fault.
 *
 * @param text `ACTION=ERROR[:RATE]`
 * @throws Error naming the text and what is allowed.
 */
export function parseFault(text: string): Fault {
    const [, action, name, rateText = "1"] =
        /^(\*|[A-Z][A-Za-z]+)=([A-Za-z0-9.]+)(?::([0-9.]+))?$/.exec(text) ?? [];
    const rate = Number(rateText);
    const effect = name === undefined ? undefined : effectOf(name);
    const fits = effect?.kind !== "records" || action === "PutRecords";
    if (action === undefined || effect === undefined || !fits || !(rate > 0 && rate <= 1)) {
        throw new Error(`${JSON.stringify(text)} is no fault. ${form}`);
    }
    return { action, effect, rate, text };
}

function effectOf(name: string): Effect | undefined {
    const [kind, detail = ""] = name.split(/\.(.*)/s) as [string, string?];
    if (kind === "Records") {
        return recordErrors.some((code) => code === detail) ? { kind: "records", code: detail } : undefined;
    }
    if (kind === "Delay") {
        return /^\d{1,6}$/.test(detail) ? { kind: "delay", milliseconds: Number(detail) } : undefined;
    }
    const others: Record<string, Effect> = {
        Down: { kind: "down" },
        EmptyBody: { kind: "empty" },
        NotJson: { kind: "notJson" },
    };
    return Object.hasOwn(errorStatus, name) ? { kind: "error", code: name } : others[name];
}
