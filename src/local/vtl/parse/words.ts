// Parts of patterns: what Velocity's lexer takes for a word behind a #.

export const word = "[a-zA-Z_@][a-zA-Z0-9_@]*";
export const bracedWord = "\\{[a-zA-Z_][a-zA-Z0-9_@]*\\}";

/** The directives that are no part of Velocity's grammar but plugged in; all with a body or arguments of their own. */
export const plugged = "foreach|include|parse|macro|literal|evaluate|break|define|stop";

/** A pattern for one of some words behind a #, with or without braces. */
export const directiveNamed = (names: string): RegExp =>
    new RegExp(`#(?:(?:${names})(?![a-zA-Z0-9_@])|\\{(?:${names})\\})`, "y");
