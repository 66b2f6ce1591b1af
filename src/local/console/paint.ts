/** Colours of a log, by what they say. */
const colours = { dim: 2, good: 32, odd: 33, bad: 31, name: 36 } as const;

/** Shows a text in a colour, or as it is where there are none. */
export type Paint = (colour: keyof typeof colours, text: string) => string;

export const coloured: Paint = (colour, text) => `\x1b[${colours[colour]}m${text}\x1b[0m`;

export const plain: Paint = (_, text) => text;
