import type { Account } from "../account";
import type { Fields } from "../field";

/** One action: what its request looks like, and what it does. */
export interface Operation {
    readonly fields: Fields;
    /**
     * @param input the request, of the types and within the constraints of `fields`
     * @param body the request's text
     * @returns the answer's text
     * @throws KinesisError
     */
    readonly run: (account: Account, input: never, body: string) => string;
}
