import { closeParenthesis, expression, parameter } from "./expressions";
import { reference } from "./references";
import { restOfLine, type Source, whiteSpace } from "./source";
import { block, unbalanced } from "./statements";
import type { Branch, Statement } from "./syntax";
import { directiveNamed, word } from "./words";

const name = new RegExp(`[ \t]*#\{?(${word})\}?`, "y");
const elseIf = directiveNamed("elseif");
const otherwise = directiveNamed("else");
const end = directiveNamed("end");
const parenthesis = /[ \t\r\n]*\(/y;

/** Reads a directive. Throws TemplateError for one that API Gateway has not, or that is not supported. */
export function directive(source: Source): Statement {
    const { line } = source;
    const [, found = ""] = source.expect(name, "a directive");
    switch (found) {
        case "set":
            return set(source);
        case "if":
            return conditional(source);
        case "foreach": {
            openParenthesis(source, "#foreach");
            source.take(whiteSpace);
            const item = reference(source);
            source.expect(/[ \t\r\n]*in(?![a-zA-Z0-9_@])[ \t\r\n]*/y, "in");
            if (item === undefined || item.steps.length > 0) {
                return source.fail("#foreach needs a variable");
            }
            const list = parameter(source);
            source.take(whiteSpace);
            closeParenthesis(source);
            return { kind: "foreach", item: item.name, list, body: bodyOf(source, false), line };
        }
        case "define": {
            openParenthesis(source, "#define");
            const defined = source.expect(
                /[ \t\r\n]*\$([a-zA-Z_][a-zA-Z0-9_-]*)[ \t\r\n]*/y,
                "a variable",
            )[1];
            closeParenthesis(source);
            return { kind: "define", name: defined ?? "", body: bodyOf(source, true), line };
        }
        case "break":
        case "stop":
            if (!source.isWhole || source.peek(parenthesis)) {
                source.fail(`#${found} is not supported here`);
            }
            return { kind: found };
        default:
            return source.fail(`#${found} is not supported`);
    }
}

function openParenthesis(source: Source, after: string): void {
    source.expect(parenthesis, `( behind ${after}`);
}

function set(source: Source): Statement {
    source.expect(/ *\(/y, "( behind #set");
    source.take(whiteSpace);
    const target = reference(source) ?? source.fail("#set needs a reference");
    source.take(whiteSpace);
    source.expect(/=(?!=)/y, "=");
    const value = expression(source);
    closeParenthesis(source);
    return { kind: "set", target, value };
}

function bodyOf(source: Source, isApart: boolean): Statement[] {
    const { isWhole } = source;
    source.isWhole &&= !isApart;
    const body = block(source);
    source.isWhole = isWhole;
    if (!source.take(end)) {
        source.fail(unbalanced);
    }
    source.take(restOfLine);
    return body;
}

function conditional(source: Source): Statement {
    const branches: Branch[] = [];
    do {
        openParenthesis(source, "#if");
        const condition = expression(source);
        closeParenthesis(source);
        branches.push({ condition, body: block(source) });
    } while (source.take(elseIf));
    if (source.take(otherwise)) {
        source.take(restOfLine);
        branches.push({ body: block(source) });
    }
    if (!source.take(end)) {
        source.fail(unbalanced);
    }
    source.take(restOfLine);
    return { kind: "if", branches };
}
