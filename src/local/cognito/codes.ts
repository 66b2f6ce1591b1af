import type { Cognito } from "./cognito";
import { codeMismatch, expiredCode } from "./errors";
import { createCode } from "./outbox";
import type { Pool } from "./pool";
import type { SentCode, UserRecord } from "./records";

/** What a code is for: to confirm a sign-up, to choose a forgotten password, or to verify an attribute. */
export type Purpose = "signUp" | "password" | "email" | "phone_number";

const hour = 60 * 60 * 1000;

/** How long a code is good, in milliseconds ("Quotas in Amazon Cognito", Cognito guide). */
const validity: Readonly<Record<Purpose, number>> = {
    signUp: 24 * hour,
    password: hour,
    email: 24 * hour,
    phone_number: 24 * hour,
};

/** Where a code goes, as the answers that tell of it say. */
export interface CodeDelivery {
    readonly AttributeName: string;
    readonly DeliveryMedium: "EMAIL" | "SMS";
    readonly Destination: string;
}

/** A code of its own for each purpose: the last one that was sent. */
export function newCode(cognito: Cognito, user: UserRecord, purpose: Purpose): UserRecord {
    const code = { code: createCode(), expiresAt: cognito.clock.now() + validity[purpose] };
    return { ...user, codes: { ...user.codes, [purpose]: code } };
}

/** Sends the code that the user has for a purpose; the record with it must be kept already. */
export function sendCode(
    cognito: Cognito,
    pool: Pool,
    user: UserRecord,
    purpose: Purpose,
    attribute: string,
): CodeDelivery {
    const destination = user.pendingAttributes?.[attribute] ?? user.attributes[attribute]!;
    cognito.outbox.send({
        userPoolId: pool.id,
        username: user.username,
        destination,
        kind: "Confirmation code",
        code: user.codes[purpose]!.code,
    });
    return deliveryTo(attribute, destination);
}

/** Only the beginning of an address is shown, and the end of a telephone number. */
export function deliveryTo(attribute: string, destination: string): CodeDelivery {
    if (attribute === "phone_number") {
        const Destination = `+*******${destination.slice(-4)}`;
        return { AttributeName: attribute, DeliveryMedium: "SMS", Destination };
    }
    const [name = "", domain = ""] = destination.split("@");
    const Destination = `${name.slice(0, 1)}***@${domain.slice(0, 1)}***`;
    return { AttributeName: "email", DeliveryMedium: "EMAIL", Destination };
}

/** @throws CognitoError ExpiredCodeException, CodeMismatchException */
export function checkCode(cognito: Cognito, user: UserRecord, purpose: Purpose, given: string): void {
    const sent: SentCode | undefined = user.codes[purpose];
    if (sent === undefined || sent.expiresAt <= cognito.clock.now()) {
        throw expiredCode("Invalid code provided, please request a code again.");
    }
    if (sent.code !== given) {
        throw codeMismatch("Invalid verification code provided, please try again.");
    }
}

/** The user without the code, which is good once. */
export function withoutCode(user: UserRecord, purpose: Purpose): UserRecord {
    const codes = Object.fromEntries(Object.entries(user.codes).filter(([name]) => name !== purpose));
    return { ...user, codes };
}
