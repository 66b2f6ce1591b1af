import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { plainParameters } from "../vtl";
import { GatewayError, type GatewayResponseType } from "./gatewayError";
import type { MappedAnswer } from "./integrationResponse";
import {
    compileMapping,
    type MappedRequest,
    type MethodAnswer,
    type MethodMapping,
    type MethodRequest,
} from "./methodMapping";
import type { MethodModel } from "./restApiModel";

interface Job {
    readonly id: number;
    readonly stage: keyof MethodMapping;
    readonly method: number;
    readonly input: MethodRequest | MethodAnswer;
}

/** A {@link GatewayError}, whose class does not survive the way between threads. */
interface PlainError {
    readonly responseType: GatewayResponseType;
    readonly message: string;
    readonly validationError?: string;
    readonly reason?: string;
}

type Result = { readonly id: number } & (
    | { readonly output: MappedRequest | MappedAnswer }
    | { readonly error: PlainError }
    | { readonly fault: unknown }
);

interface Waiting {
    readonly resolve: (output: never) => void;
    readonly reject: (error: unknown) => void;
}

/** The mappings of an API's methods in a thread of their own, which starts when it is first needed. */
export class MappingThread {
    private worker: Worker | undefined;
    private readonly waiting = new Map<number, Waiting>();
    private jobs = 0;

    constructor(private readonly models: readonly MethodModel[]) {}

    mapRequest(method: number, input: MethodRequest): Promise<MappedRequest> {
        return this.run("mapRequest", method, { ...input, parameters: plainParameters(input.parameters) });
    }

    mapAnswer(method: number, input: MethodAnswer): Promise<MappedAnswer> {
        return this.run("mapAnswer", method, { ...input, parameters: plainParameters(input.parameters) });
    }

    async close(): Promise<void> {
        await this.worker?.terminate();
    }

    private run<T>(stage: Job["stage"], method: number, input: Job["input"]): Promise<T> {
        return new Promise((resolve, reject) => {
            const id = this.jobs++;
            this.worker ??= this.start();
            this.waiting.set(id, { resolve, reject });
            this.worker.postMessage({ id, stage, method, input } satisfies Job);
        });
    }

    private start(): Worker {
        const worker = new Worker(__filename, {
            workerData: this.models,
            // Whatever has loaded this file: not every loader is one that a thread inherits.
            execArgv: ["-r", require.resolve("../loader.js")],
        });
        worker.unref();
        worker.on("message", (result: Result) => this.settle(result));
        // A thread that ends, for want of memory for example, ends the requests that it had; the next starts another.
        worker.on("error", (error) => this.end(worker, error));
        worker.on("exit", () => this.end(worker, new Error("The thread for large bodies has ended.")));
        return worker;
    }

    private settle(result: Result): void {
        const waiting = this.waiting.get(result.id);
        this.waiting.delete(result.id);
        if ("output" in result) {
            waiting?.resolve(result.output as never);
        } else if ("error" in result) {
            const { responseType, message, validationError, reason } = result.error;
            waiting?.reject(new GatewayError(responseType, message, validationError).because(reason));
        } else {
            waiting?.reject(result.fault);
        }
    }

    private end(worker: Worker, error: Error): void {
        if (this.worker === worker) {
            this.worker = undefined;
            const ended = [...this.waiting.values()];
            this.waiting.clear();
            ended.forEach(({ reject }) => reject(error));
        }
    }
}

/** What the thread itself does. */
function serve(models: readonly MethodModel[]): void {
    const mappings = models.map(compileMapping);
    parentPort!.on("message", ({ id, stage, method, input }: Job) => {
        const mapping = mappings[method]!;
        const result = outcome(() =>
            stage === "mapRequest"
                ? // A text is sooner parsed again than its value sent.
                  { ...mapping.mapRequest(input as MethodRequest), value: undefined }
                : mapping.mapAnswer(input as MethodAnswer),
        );
        parentPort!.postMessage({ id, ...result });
    });
}

function outcome(work: () => MappedRequest | MappedAnswer) {
    try {
        return { output: work() };
    } catch (error) {
        if (error instanceof GatewayError) {
            const { responseType, message, validationError, reason } = error;
            return { error: { responseType, message, validationError, reason } };
        }
        return { fault: error };
    }
}

if (!isMainThread) {
    serve(workerData as MethodModel[]);
}
