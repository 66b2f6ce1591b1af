import { readFileSync } from "node:fs";
import { Command } from "commander";
import { evaluate } from "../../local/evaluation/evaluate";
import { programFolder } from "../../local/evaluation/programFolder";
import { readStackSettings } from "../../local/evaluation/stackConfig";
import { restApiModel } from "../../local/gateway/restApiModel";
import { type Addresses, openApiDocument } from "../../local/openApi/document";
import { type CreatedResource, stackOf } from "../../local/resources/createAll";
import { runCommand } from "../../local/runCommand";
import { apiFacts } from "./apiFacts";

const command = new Command("openapi")
    .description("Prints a stack's API as OpenAPI 3.1, without AWS.")
    .option("--stack <name>", "stack whose configuration is read", "dev")
    .option("--outputs <file>", "outputs of its deployment as JSON, which say where it is");

runCommand(command, async () => {
    const { stack, outputs } = command.opts<{ stack: string; outputs?: string }>();
    const declaration = await evaluate(stack, readStackSettings(programFolder, stack));
    const addresses = outputs === undefined ? unknown(stackOf(declaration)?.outputs) : readOutputs(outputs);
    const document = openApiDocument(restApiModel(declaration as CreatedResource[]), addresses, apiFacts);
    process.stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
});

/** Addresses that AWS gives are known after a deployment alone: a variable, and a name that leads nowhere. */
function unknown({ invokeUrl, tokenUrl }: Readonly<Record<string, unknown>> = {}): Addresses {
    return {
        invokeUrl: String(invokeUrl).replace(
            /^https:\/\/\w+(?=[\w-]*\.execute-api\.)/,
            "https://{restApiId}",
        ),
        tokenUrl: tokenUrl === undefined ? undefined : "https://token-url.invalid/oauth2/token",
    };
}

function readOutputs(file: string): Addresses {
    let read: Partial<Addresses>;
    try {
        read = JSON.parse(readFileSync(file, "utf8")) as Partial<Addresses>;
    } catch (error) {
        throw new Error(`${file} holds no outputs: ${(error as Error).message}`);
    }
    if (typeof read.invokeUrl !== "string") {
        throw new Error(`${file} lacks the output invokeUrl.`);
    }
    return { invokeUrl: read.invokeUrl, tokenUrl: read.tokenUrl };
}
