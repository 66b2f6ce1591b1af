import { createHash } from "node:crypto";
import { localAccountId } from "./account";

/** An ARN of the local account; services that know no region, such as IAM, have an empty one. */
export function arnOf(service: string, region: string, resource: string): string {
    return `arn:aws:${service}:${region}:${localAccountId}:${resource}`;
}

/** An id in the form of a UUID, as keys and certificates have it; the same for the same seed. */
export function uuidOf(seed: string): string {
    const hex = createHash("sha256").update(seed).digest("hex");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
        "-",
    );
}

/** Lower-case letters and digits, as many AWS ids are made of; the same for the same seed. */
export function tokenOf(seed: string, length: number): string {
    const digits = BigInt(`0x${createHash("sha256").update(seed).digest("hex")}`).toString(36);
    return digits.slice(-length);
}
