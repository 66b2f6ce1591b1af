import type { KinesisService } from "../../../src/local/kinesis/service";
import type { Case, Expected, Seen, Step } from "./cases/case";

/** Runs a case's steps on its stream, which exists and is active; `check` is told each answer. */
export async function runCase(
    kinesis: KinesisService,
    { steps }: Case,
    stream: string,
    check: (actual: Expected, step: Step, expected: Expected, place: string) => void,
): Promise<void> {
    const answers: Record<string, string>[] = [];
    const seen: Seen = { stream, arn: `arn:aws:kinesis:us-east-1:000000000000:stream/${stream}`, answers };
    for (const [at, step] of steps.entries()) {
        const input = step.input(seen);
        const text = typeof input === "string" ? input : JSON.stringify(input);
        const { status, body } = await kinesis.call(step.action, text);
        const parsed: unknown = body.startsWith("{") ? JSON.parse(body) : body;
        check({ status, body: parsed }, step, step.expected(seen), `step ${at + 1}, ${step.action}`);
        answers.push(parsed as Record<string, string>);
    }
}
