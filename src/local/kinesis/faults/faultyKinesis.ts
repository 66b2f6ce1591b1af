import { setTimeout as sleep } from "node:timers/promises";
import { localAccountId } from "../../aws/account";
import { failure, success, type ServiceAnswer } from "../../aws/jsonProtocol";
import { ConnectionError } from "../../http/client";
import { refusal } from "../errors";
import { checkSizes, knownFields, type PutRecordsInput } from "../operations/produce";
import { readRequest } from "../request";
import type { Caller, KinesisService } from "../service";
import type { Values } from "../types";
import { errorStatus, type Fault } from "./fault";

type Call = Parameters<KinesisService["call"]>;

/**
 * A Kinesis in front of another, that fails on demand; what Kinesis refuses without a fault, it refuses with one, too.
 * Its faults may be exchanged while it runs.
 */
export class FaultyKinesis implements KinesisService {
    faults: readonly Fault[] = [];

    /** @param random a number from 0 up to 1; what is below a fault's rate is struck */
    constructor(
        private readonly inner: KinesisService,
        private readonly random: () => number = Math.random,
    ) {}

    call(...args: Call): ReturnType<KinesisService["call"]> {
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
        [action, body, caller, known]: Call,
    ): Promise<ServiceAnswer> {
        let input: Values;
        try {
            input = known ?? readRequest(action, body);
        } catch (error) {
            return refusal(error);
        }
        let recordError: Fault | undefined;
        for (const fault of faults) {
            if (fault.effect.kind === "records") {
                recordError = fault;
            } else if (this.random() < fault.rate) {
                const answer = await strike(fault);
                if (answer !== undefined) {
                    return answer;
                }
            }
        }
        return recordError?.effect.kind === "records"
            ? this.failRecords(recordError.effect.code, recordError.rate, input as never, caller)
            : this.inner.call(action, body, caller, input);
    }

    /** Keeps the struck records from Kinesis, and puts their errors in their places of its answer. */
    private async failRecords(
        code: string,
        rate: number,
        { StreamName, StreamARN, Records }: PutRecordsInput,
        caller: Caller | undefined,
    ): Promise<ServiceAnswer> {
        const refused = await this.refusalOfAll({ StreamName, StreamARN, Records });
        if (refused !== undefined) {
            return refused;
        }
        const isStruck = Records.map(() => this.random() < rate);
        const others = Records.filter((_, index) => !isStruck[index]);
        const failure = { ErrorCode: code, ErrorMessage: messageOf(code) };
        if (others.length === 0) {
            const Records = isStruck.map(() => failure);
            return success(JSON.stringify({ FailedRecordCount: isStruck.length, Records }));
        }
        const rest = { StreamName, StreamARN, Records: others.map(knownFields) };
        const answer = await this.inner.call("PutRecords", JSON.stringify(rest), caller, rest);
        if (answer.status !== 200) {
            return answer;
        }
        const result = JSON.parse(answer.body) as { FailedRecordCount: number; Records: unknown[] };
        const stored = result.Records.values();
        return success(
            JSON.stringify({
                ...result,
                FailedRecordCount: result.FailedRecordCount + isStruck.filter(Boolean).length,
                Records: isStruck.map((struck) => (struck ? failure : stored.next().value)),
            }),
        );
    }

    /** What Kinesis refuses the whole request with, struck records included, which it never sees. */
    private async refusalOfAll(input: PutRecordsInput): Promise<ServiceAnswer | undefined> {
        const { StreamName, StreamARN, Records } = input;
        const stream = { StreamName, StreamARN };
        const { status, ...answer } = await this.inner.call(
            "DescribeStreamSummary",
            JSON.stringify(stream),
            undefined,
            stream,
        );
        if (status !== 200) {
            return { status, ...answer };
        }
        try {
            checkSizes(Records);
            return undefined;
        } catch (error) {
            return refusal(error);
        }
    }
}

/** What comes back in place of Kinesis's answer; undefined lets the call go on. */
async function strike({ effect }: Fault): Promise<ServiceAnswer | undefined> {
    switch (effect.kind) {
        case "delay":
            await sleep(effect.milliseconds);
            return undefined;
        case "down":
            throw new ConnectionError("simulated: Kinesis is down");
        case "empty":
            return { status: 500, headers: {}, body: "" };
        case "notJson":
            return { status: 503, headers: { "content-type": "text/html" }, body: "<html>simulated</html>" };
        case "error":
            return failure(errorStatus[effect.code]!, effect.code, { message: messageOf(effect.code) });
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
