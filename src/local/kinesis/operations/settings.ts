import type { Account, StreamReference } from "../account";
import { invalidArgument } from "../errors";
import * as fields from "../fieldsOfChanges";
import type { StreamSettings } from "../stream";
import type { Operation } from "./operation";

interface RetentionInput extends StreamReference {
    readonly RetentionPeriodHours: number;
}

interface UpdateStreamModeInput extends StreamReference {
    readonly StreamModeDetails: { readonly StreamMode: StreamSettings["mode"] };
}

interface EncryptionInput extends StreamReference {
    readonly EncryptionType: "NONE" | "KMS";
    readonly KeyId: string;
}

/** Hours that a record is kept, at least and at most (Kinesis API reference, IncreaseStreamRetentionPeriod). */
const leastRetention = 24;
const mostRetention = 8760;

// Texts about retention as recorded in kinesalite's actions, but for that of the maximum.

export const increaseStreamRetentionPeriod: Operation = {
    fields: fields.retentionPeriod,
    run(account: Account, input: RetentionInput): string {
        return setRetention(account, input, (existing, hours) =>
            existing > hours ? ["shorter", "DecreaseRetentionPeriod"] : undefined,
        );
    },
};

export const decreaseStreamRetentionPeriod: Operation = {
    fields: fields.retentionPeriod,
    run(account: Account, input: RetentionInput): string {
        return setRetention(account, input, (existing, hours) =>
            existing < hours ? ["longer", "IncreaseRetentionPeriod"] : undefined,
        );
    },
};

export const updateStreamMode: Operation = {
    fields: fields.updateStreamMode,
    run(account: Account, input: UpdateStreamModeInput): string {
        return update(account, input, { mode: input.StreamModeDetails.StreamMode });
    },
};

export const startStreamEncryption: Operation = {
    fields: fields.streamEncryption,
    run(account: Account, input: EncryptionInput): string {
        if (input.EncryptionType !== "KMS") {
            throw invalidArgument("EncryptionType must be KMS to start encryption.");
        }
        return update(account, input, { encryption: { type: "KMS", keyId: input.KeyId } });
    },
};

export const stopStreamEncryption: Operation = {
    fields: fields.streamEncryption,
    run(account: Account, input: EncryptionInput): string {
        return update(account, input, { encryption: { type: "NONE" } });
    },
};

function setRetention(
    account: Account,
    input: RetentionInput,
    wrong: (existing: number, hours: number) => [difference: string, other: string] | undefined,
): string {
    const { retentionHours: existing } = account.stream(input).settings;
    const { RetentionPeriodHours: hours } = input;
    if (hours < leastRetention) {
        throw invalidArgument(
            `Minimum allowed retention period is ${leastRetention} hours. ` +
                `Requested retention period (${hours} hours) is too short.`,
        );
    }
    if (hours > mostRetention) {
        throw invalidArgument(
            `Maximum allowed retention period is ${mostRetention} hours. ` +
                `Requested retention period (${hours} hours) is too long.`,
        );
    }
    const [difference, other] = wrong(existing, hours) ?? [];
    if (difference !== undefined) {
        throw invalidArgument(
            `Requested retention period (${hours} hours) for stream ${account.stream(input).name} can not be ` +
                `${difference} than existing retention period (${existing} hours). Use ${other} API.`,
        );
    }
    return update(account, input, { retentionHours: hours });
}

function update(account: Account, input: StreamReference, change: Partial<StreamSettings>): string {
    const stream = account.stream(input);
    account.update(stream, { ...stream.settings, ...change });
    return "";
}
