/** Told of each step, when it begins. */
export type Tell = (step: string) => void;

/**
 * Shows on standard error how far it is: one line that changes on a terminal, one line each elsewhere.
 *
 * @param steps how many there will be
 */
export function createProgress(steps: number): { readonly tell: Tell; readonly end: () => void } {
    const { stderr } = process;
    const [before, after] = stderr.isTTY ? ["\r\u001b[K", ""] : ["", "\n"];
    const started = Date.now();
    let step = 0;
    return {
        tell: (text) => {
            const elapsed = `${Math.round((Date.now() - started) / 1000)} s`;
            stderr.write(`${before}[${++step}/${steps}] ${elapsed.padStart(5)}  ${text}${after}`);
        },
        end: () => stderr.write(before),
    };
}
