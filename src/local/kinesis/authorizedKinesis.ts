import { accessDenied, refusal } from "./errors";
import { readRequest } from "./request";
import type { KinesisService, KinesisStore } from "./service";
import type { Values } from "./types";

type Call = Parameters<KinesisService["call"]>;

/**
 * A Kinesis in front of another, that refuses what a caller's role does not allow: after a request that is
 * malformed, and before anything that the other one does, as AWS does.
 */
export class AuthorizedKinesis implements KinesisService {
    /** @param store says which stream a request is about */
    constructor(
        private readonly inner: KinesisService,
        private readonly store: Pick<KinesisStore, "resourceOf">,
    ) {}

    call(...[action, body, caller, known]: Call): ReturnType<KinesisService["call"]> {
        let input: Values;
        try {
            input = known ?? readRequest(action, body);
            if (caller !== undefined) {
                const resource = this.store.resourceOf(action, input) ?? "*";
                if (!caller.allows(`kinesis:${action}`, resource)) {
                    throw accessDenied(caller.arn, `kinesis:${action}`, resource);
                }
            }
        } catch (error) {
            return refusal(error);
        }
        return this.inner.call(action, body, caller, input);
    }

    ensureStream(
        ...args: Parameters<KinesisService["ensureStream"]>
    ): ReturnType<KinesisService["ensureStream"]> {
        return this.inner.ensureStream(...args);
    }

    close(): void {
        this.inner.close();
    }
}
