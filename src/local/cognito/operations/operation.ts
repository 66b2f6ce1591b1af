import type { Cognito } from "../cognito";
import type { Fields, InputOf } from "../fields";

/** What an operation answers, before it is JSON text. */
export type Output = object;

/** One action: what its request looks like, and what it does. */
export interface Operation {
    readonly fields: Fields;
    /**
     * Whatever it waits for, it reads a user again after that and before it changes him: another request may have
     * come between.
     *
     * @param input the request, of the types and within the constraints of `fields`
     * @throws CognitoError
     */
    readonly run: (cognito: Cognito, input: never) => Output | Promise<Output>;
}

/** An operation whose `run` takes what its fields say. */
export function operation<const S extends Fields>(
    fields: S,
    run: (cognito: Cognito, input: InputOf<S>) => Output | Promise<Output>,
): Operation {
    return { fields, run };
}
