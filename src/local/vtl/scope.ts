import type { Input } from "./input/input";

/** What a template sees: $input, $context and $stageVariables. */
export interface TemplateScope {
    input: Input;
    context: TemplateContext;
    stageVariables: Readonly<Record<string, string>>;
}

/**
 * $context: texts, numbers and records of them. A rendering adds `requestOverride` and `responseOverride`, where the
 * template asks for them, and changes nothing else; the next template of the request sees what they hold.
 */
export type TemplateContext = Record<string, unknown>;
