import { accessDenied, refusal } from "./errors";
import { checkRequest, readRequest } from "./request";
import type { KinesisEndpoint, KinesisService, KinesisStore } from "./service";
import type { Values } from "./types";

/**
 * A Kinesis in front of another, that refuses what a caller's role does not allow: after a request that is
 * malformed, and before anything that the other one does, as AWS does.
 */
export class AuthorizedKinesis implements KinesisEndpoint, KinesisService {
    /** @param store says which stream a request is about */
    constructor(
        private readonly inner: KinesisService,
        private readonly store: Pick<KinesisStore, "resourceOf">,
    ) {}

    call(
        ...[action, body, caller, parsed]: Parameters<KinesisEndpoint["call"]>
    ): ReturnType<KinesisEndpoint["call"]> {
        let input: Values;
        try {
            input = parsed === undefined ? readRequest(action, body) : checkRequest(action, parsed);
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
