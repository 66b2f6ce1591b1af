import type { Clock } from "../aws/clock";
import type { HttpAnswer, HttpRequest } from "../http/messages";
import { RecordedRequest } from "./recordedRequest";
import { RequestRates } from "./requestRates";
import type { RequestContext } from "./requestContext";

const kept = 200;

/**
 * The last 200 requests that were answered, with what each stage did. Until it is turned on, nothing is noted down, and
 * it costs nothing.
 */
export class Traces {
    private isOn = false;
    private readonly last: RecordedRequest[] = [];
    private answers = 0;
    private readonly listeners: ((request: RecordedRequest) => void)[] = [];

    /** Of all that was answered since it was turned on. */
    readonly rates = new RequestRates();

    constructor(private readonly clock: Clock) {}

    turnOn(): void {
        this.isOn = true;
    }

    /** Turns it on, and tells of each request once it is answered. */
    onAnswered(listener: (request: RecordedRequest) => void): void {
        this.turnOn();
        this.listeners.push(listener);
    }

    /** How many were answered since it was turned on. */
    get count(): number {
        return this.answers;
    }

    /** What a request is noted down in; undefined while it is off. */
    begin(request: HttpRequest, context: RequestContext): RecordedRequest | undefined {
        return this.isOn ? new RecordedRequest(request, context) : undefined;
    }

    end(request: RecordedRequest, answer: HttpAnswer): void {
        const now = this.clock.now();
        request.answered(answer, now);
        this.rates.count(now, answer.status);
        request.number = ++this.answers;
        this.last[request.number % kept] = request;
        this.listeners.forEach((listener) => listener(request));
    }

    /** Those of the last 200 that come after a number, newest first. */
    since(number: number): RecordedRequest[] {
        const count = Math.min(kept, this.answers - number);
        return Array.from({ length: Math.max(0, count) }, (_, n) => this.last[(this.answers - n) % kept]!);
    }
}
