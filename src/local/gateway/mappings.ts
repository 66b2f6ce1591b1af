import type { MappedAnswer } from "./integrationResponse";
import { MappingThread } from "./mappingThread";
import {
    compileMapping,
    type MappedRequest,
    type MethodAnswer,
    type MethodMapping,
    type MethodRequest,
} from "./methodMapping";
import type { MethodModel } from "./restApiModel";

/** A body up to so many bytes is worked on at once: whatever is in it takes no other request's time that counts. */
const smallBody = 128 * 1024;

/** What an API's methods do with bodies: with small ones here, with large ones in a thread, so that others go on. */
export class Mappings {
    private readonly here: readonly MethodMapping[];
    private readonly thread: MappingThread;

    /** @throws Error naming a method, and what of it is not supported. */
    constructor(models: readonly MethodModel[]) {
        this.here = models.map(compileMapping);
        this.thread = new MappingThread(models);
    }

    /** @param method the method's place among the models */
    mapRequest(method: number, request: MethodRequest): MappedRequest | Promise<MappedRequest> {
        return request.body.length <= smallBody
            ? this.here[method]!.mapRequest(request)
            : this.thread.mapRequest(method, request);
    }

    mapAnswer(method: number, answer: MethodAnswer): MappedAnswer | Promise<MappedAnswer> {
        return answer.answer.body.length <= smallBody
            ? this.here[method]!.mapAnswer(answer)
            : this.thread.mapAnswer(method, answer);
    }

    close(): Promise<void> {
        return this.thread.close();
    }
}
