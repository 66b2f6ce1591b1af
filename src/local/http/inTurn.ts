const waiting: (() => void)[] = [];

/**
 * Does one thing in each turn of the event loop, in order. Between two of them other connections are read and answered,
 * and accepted, which happens once in a turn: many things done in one turn make all who come wait for all of them.
 */
export function inTurn(work: () => void): void {
    if (waiting.push(work) === 1) {
        setImmediate(doNext);
    }
}

function doNext(): void {
    if (waiting.length > 1) {
        setImmediate(doNext);
    }
    waiting.shift()!();
}
