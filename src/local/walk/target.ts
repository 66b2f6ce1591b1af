import type { LocalOutputs } from "../outputs";

/** Where to walk: a stack's outputs, and the address of a local run, if it is one. */
export type Target = Omit<LocalOutputs, "endpoint"> & { readonly endpoint?: string };

/** Told of each step: the command that does the same in a shell, and what came back. */
export type Tell = (command: string, answer?: unknown) => void;
