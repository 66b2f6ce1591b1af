import ts from "typescript";
import { type Mutant, mutantAt } from "./mutant";
import { otherPatterns } from "./otherPatterns";

type Change = readonly [operator: string, replacement: string, of?: ts.Node];

const kind = ts.SyntaxKind;

/** What stands in for an operator between two values. */
const binary: Partial<Record<ts.SyntaxKind, string>> = {
    [kind.EqualsEqualsEqualsToken]: "!==",
    [kind.ExclamationEqualsEqualsToken]: "===",
    [kind.LessThanToken]: "<=",
    [kind.LessThanEqualsToken]: "<",
    [kind.GreaterThanToken]: ">=",
    [kind.GreaterThanEqualsToken]: ">",
    [kind.AmpersandAmpersandToken]: "||",
    [kind.BarBarToken]: "&&",
    [kind.QuestionQuestionToken]: "&&",
    [kind.MinusToken]: "+",
    [kind.AsteriskToken]: "/",
    [kind.SlashToken]: "*",
};

/** What stands in for a method; empty text takes the call away. */
const methods: Readonly<Record<string, string>> = {
    startsWith: "endsWith",
    endsWith: "startsWith",
    toLowerCase: "toUpperCase",
    toUpperCase: "toLowerCase",
    some: "every",
    every: "some",
    min: "max",
    max: "min",
    filter: "",
    sort: "",
    slice: "",
    trim: "",
};

/** Names of properties whose values are texts for people. */
const textNames = new Set(["description", "message", "title", "label", "allowed"]);

/** Every mutant of a file of TypeScript: the operators of Stryker, and numbers. Types and texts for people stay. */
export function typescriptMutants(file: string, text: string): Mutant[] {
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
    const mutants: Mutant[] = [];
    const visit = (node: ts.Node): void => {
        if (isLeftOut(node)) {
            return;
        }
        for (const [operator, replacement, of = node] of changesOf(node)) {
            mutants.push(mutantAt({ file, text }, operator, [of.getStart(source), of.end], replacement));
        }
        ts.forEachChild(node, visit);
    };
    visit(source);
    return mutants;
}

function isLeftOut(node: ts.Node): boolean {
    return (
        ts.isTypeNode(node) ||
        ts.isImportDeclaration(node) ||
        ts.isExportDeclaration(node) ||
        ts.isInterfaceDeclaration(node) ||
        ts.isTypeAliasDeclaration(node) ||
        (ts.isPropertyAssignment(node) && textNames.has(node.name.getText()) && isText(node.initializer)) ||
        (ts.isNewExpression(node) && node.expression.getText().endsWith("Error")) ||
        (ts.isCallExpression(node) && /\bproblems?\b/.test(node.expression.getText())) ||
        (isText(node) && /[a-z]+ [a-z]+ [a-z]+/i.test(node.getText()))
    );
}

function isText(node: ts.Node): boolean {
    return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

function changesOf(node: ts.Node): Change[] {
    if (ts.isIfStatement(node) || ts.isWhileStatement(node)) {
        return conditions(node.expression);
    }
    if (ts.isConditionalExpression(node)) {
        return conditions(node.condition);
    }
    if (ts.isBinaryExpression(node)) {
        const other = binary[node.operatorToken.kind];
        return other === undefined ? [] : [["operator", other, node.operatorToken]];
    }
    if (ts.isPrefixUnaryExpression(node) && node.operator === kind.ExclamationToken) {
        return [["negation", node.operand.getText()]];
    }
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
        const { expression: object, name } = node.expression;
        const other = Object.hasOwn(methods, name.text) ? methods[name.text] : undefined;
        if (other === undefined) {
            return [];
        }
        return [other === "" ? ["method", object.getText()] : ["method", other, name]];
    }
    if (ts.isPropertyAccessExpression(node) && node.questionDotToken) {
        return [["optional", ".", node.questionDotToken]];
    }
    if (ts.isBlock(node) && node.statements.length > 0) {
        return [["block", "{}"]];
    }
    if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) {
        return [["result", "undefined", node.body]];
    }
    return literalChanges(node);
}

function literalChanges(node: ts.Node): Change[] {
    switch (node.kind) {
        case kind.TrueKeyword:
            return [["boolean", "false"]];
        case kind.FalseKeyword:
            return [["boolean", "true"]];
        case kind.NumericLiteral:
            return [["number", String(Number(node.getText().replaceAll("_", "")) + 1)]];
        case kind.StringLiteral:
        case kind.NoSubstitutionTemplateLiteral:
        case kind.TemplateExpression:
            return isName(node) ? [] : [["text", /^(""|``)$/.test(node.getText()) ? '"mutant"' : '""']];
        case kind.RegularExpressionLiteral:
            return otherPatterns(node.getText()).map((other) => ["pattern", other]);
        case kind.ArrayLiteralExpression:
            return (node as ts.ArrayLiteralExpression).elements.length > 0 ? [["array", "[]"]] : [];
        case kind.ObjectLiteralExpression:
            return (node as ts.ObjectLiteralExpression).properties.length > 0 ? [["object", "{}"]] : [];
        default:
            return [];
    }
}

/** A quoted name of a property, which is no value. */
function isName(node: ts.Node): boolean {
    return ts.isPropertyAssignment(node.parent) && node.parent.name === node;
}

function conditions(condition: ts.Expression): Change[] {
    return [
        ["condition", "true", condition],
        ["condition", "false", condition],
    ];
}
