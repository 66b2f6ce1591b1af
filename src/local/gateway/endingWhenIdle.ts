import type { HttpAnswer } from "../http/messages";
import type { Gateway } from "./gateway";

/** A gateway that, once it is closed, ends with the last of the requests that it has. */
export function endingWhenIdle(gateway: Gateway): Gateway {
    const running = new Set<Promise<HttpAnswer>>();
    return {
        answer: (request) => {
            const answer = gateway.answer(request);
            running.add(answer);
            return answer.finally(() => running.delete(answer));
        },
        close: async () => {
            await Promise.all(running);
            await gateway.close();
        },
    };
}
