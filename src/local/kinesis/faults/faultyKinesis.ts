import { setTimeout as sleep } from "node:timers/promises";
import { localAccountId } from "../../aws/account";
import { contentType, type ServiceAnswer } from "../../aws/jsonProtocol";
import { type KinesisService } from "../service";
import { errorStatus, type Fault } from "./fault";

/** A Kinesis in front of another, that fails on demand. Its faults may be exchanged while it runs. */
export class FaultyKinesis implements KinesisService {
    faults: readonly Fault[] = [];

    /** @param random a number from 0 up to 1; what is below a fault's rate is struck */
    constructor(
        private readonly inner: KinesisService,
        private readonly random: () => number = Math.random,
    ) {}

    call(...args: Parameters<KinesisService["call"]>): ReturnType<KinesisService["call"]> {
        const [action] = args;
        const faults = this.faults.filter((fault) => fault.action === "*" || fault.action === action);
        return faults.length === 0 ? this.inner.call(...args) : this.callWith(faults, args);
    }

    ensureStream(
        ...args: Parameters<KinesisService["ensureStream"]>
    ): ReturnType<KinesisService["ensureStream"]> {
        return this.inner.ensureStream(...args);
    }

    close(): void {
        this.inner.close();
    }

    private async callWith(
        faults: readonly Fault[],
        [action, body, caller]: Parameters<KinesisService["call"]>,
    ): Promise<ServiceAnswer> {
        let failingRecords: Fault | undefined;
        for (const fault of faults) {
            if (fault.effect.kind === "records") {
                failingRecords = fault;
            } else if (this.random() < fault.rate) {
                const answer = await strike(fault);
                if (answer !== undefined) {
                    return answer;
                }
            }
        }
        return failingRecords === undefined
            ? this.inner.call(action, body, caller)
            : this.failRecords(failingRecords, action, body, caller);
    }

    /** Keeps the struck records from Kinesis, and puts their errors in their places of its answer. */
    private async failRecords(
        { rate, effect }: Fault,
        ...[action, body, caller]: Parameters<KinesisService["call"]>
    ): Promise<ServiceAnswer> {
        const request = JSON.parse(body) as { Records: unknown[] };
        const isStruck = request.Records.map(() => this.random() < rate);
        const others = request.Records.filter((_, index) => !isStruck[index]);
        const code = effect.kind === "records" ? effect.code : "";
        const failure = { ErrorCode: code, ErrorMessage: messageOf(code) };
        if (others.length === 0) {
            return json(200, { FailedRecordCount: isStruck.length, Records: isStruck.map(() => failure) });
        }
        const answer = await this.inner.call(action, JSON.stringify({ ...request, Records: others }), caller);
        if (answer.status !== 200) {
            return answer;
        }
        const result = JSON.parse(answer.body) as { FailedRecordCount: number; Records: unknown[] };
        const stored = result.Records.values();
        return json(200, {
            ...result,
            FailedRecordCount: result.FailedRecordCount + isStruck.filter(Boolean).length,
            Records: isStruck.map((struck) => (struck ? failure : stored.next().value)),
        });
    }
}

/** What comes back in place of Kinesis's answer; undefined lets the call go on. */
async function strike({ effect }: Fault): Promise<ServiceAnswer | undefined> {
    switch (effect.kind) {
        case "delay":
            await sleep(effect.milliseconds);
            return undefined;
        case "down":
            throw new Error("simulated: Kinesis is down");
        case "empty":
            return { status: 500, headers: {}, body: "" };
        case "notJson":
            return { status: 503, headers: { "content-type": "text/html" }, body: "<html>simulated</html>" };
        case "error":
            return json(errorStatus[effect.code]!, { __type: effect.code, message: messageOf(effect.code) });
        case "records":
            return undefined;
    }
}

/** With an account and an ARN in it, as Kinesis's own messages have: no client may ever see them. */
function messageOf(code: string): string {
    return (
        `Simulated ${code}. Rate exceeded for shard shardId-000000000000 in stream ` +
        `arn:aws:kinesis:us-east-1:${localAccountId}:stream/simulated under account ${localAccountId}.`
    );
}

function json(status: number, body: unknown): ServiceAnswer {
    return { status, headers: { "content-type": contentType }, body: JSON.stringify(body) };
}
