import type { Clock } from "../aws/clock";

/** How long Kinesis takes a shard iterator, or a next token of ListShards, in milliseconds. */
const lifeMs = 300_000;

/** Which stream the iterators and tokens of another Kinesis belong to, for as long as it takes them. */
export class TokenOwners {
    /** In the order in which they were given. */
    private readonly given = new Map<string, { readonly arn: string; readonly time: number }>();

    constructor(private readonly clock: Clock) {}

    remember(token: string, arn: string): void {
        const time = this.clock.now();
        this.given.delete(token);
        this.given.set(token, { arn, time });
        for (const [oldest, { time: then }] of this.given) {
            if (time - then <= lifeMs) {
                return;
            }
            this.given.delete(oldest);
        }
    }

    /** The ARN of the stream that it was given for. */
    of(token: string): string | undefined {
        return this.given.get(token)?.arn;
    }
}
