import { KinesisService } from "../../../src/local/kinesis/service";
import { Case, Expected, Seen, Step } from "./cases";
import { match } from "./match";

/** Runs a case's steps on a stream of its own, which exists and is active. */
export async function runCase(
    kinesis: KinesisService,
    { steps }: Case,
    stream: string,
    expectedOf: (step: Step, seen: Seen) => Expected,
): Promise<void> {
    const answers: Record<string, string>[] = [];
    const seen: Seen = { stream, arn: `arn:aws:kinesis:us-east-1:000000000000:stream/${stream}`, answers };
    for (const [at, step] of steps.entries()) {
        const input = step.input(seen);
        const { status, body } = await kinesis.call(
            step.action,
            typeof input === "string" ? input : JSON.stringify(input),
        );
        const parsed: unknown = body.startsWith("{") ? JSON.parse(body) : body;
        match({ status, body: parsed }, expectedOf(step, seen), `step ${at + 1}, ${step.action}`);
        answers.push(parsed as Record<string, string>);
    }
}
