import { randomInt } from "node:crypto";
import type { Clock } from "../aws/clock";

/** A message that Cognito would send by e-mail or SMS. */
export interface SentMessage {
    /** The user's name in the pool. */
    readonly username: string;
    readonly userPoolId: string;
    /** Address or telephone number that it goes to. */
    readonly destination: string;
    readonly kind: "Confirmation code" | "Temporary password";
    readonly code: string;
    /** In milliseconds since the epoch. */
    readonly sentAt: number;
}

const kept = 1000;

/** What was sent, in memory alone: the last thousand messages. */
export class Outbox {
    private readonly sent: SentMessage[] = [];

    constructor(
        private readonly clock: Clock,
        private readonly onMessage: (message: SentMessage) => void,
    ) {}

    send(message: Omit<SentMessage, "sentAt">): void {
        const complete = { ...message, sentAt: this.clock.now() };
        this.sent.push(complete);
        if (this.sent.length > 2 * kept) {
            this.sent.splice(0, kept);
        }
        this.onMessage(complete);
    }

    /** Newest first. */
    messages(): SentMessage[] {
        return this.sent.slice(-kept).reverse();
    }
}

/** A confirmation code: six digits. */
export function createCode(): string {
    return randomInt(1_000_000).toString().padStart(6, "0");
}
