import { Command } from "commander";
import { defaultPort, parsePort } from "../port";
import { runCommand } from "../runCommand";
import { type Environment, variables } from "./environment";

const command = new Command("local:env")
    .description("Prints, for a shell to evaluate, what makes the Pulumi CLI deploy to a local run.")
    .option("--port <number>", "port of the local run", parsePort, defaultPort)
    .option("--leave", "print what makes it deploy to AWS again");

runCommand(command, async () => {
    const { port, leave } = command.opts<{ port: number; leave?: boolean }>();
    console.log(leave ? `unset ${variables.join(" ")}` : enter(await environmentOf(port)));
});

/** @throws Error for a port where no local run waits for Pulumi */
async function environmentOf(port: number): Promise<Environment> {
    const address = `http://127.0.0.1:${port}`;
    const start = `Start one with: npm run local -- --pulumi${port === defaultPort ? "" : ` --port ${port}`}`;
    let response: Response;
    try {
        response = await fetch(`${address}/_local`, { headers: { Accept: "application/json" } });
    } catch {
        throw new Error(`No local run is at ${address}. ${start}`);
    }
    const { environment } = (await response.json()) as { environment?: Environment };
    if (environment === undefined) {
        throw new Error(
            `The local run at ${address} serves a declaration, and waits for no Pulumi. ${start}`,
        );
    }
    return environment;
}

/** The shell's own text of the variables, and of a line that says how to leave. */
function enter(environment: Environment): string {
    const exports = Object.entries(environment).map(([name, value]) => `export ${name}=${quoted(value)}`);
    const note =
        "pulumi deploys to this machine now, in this shell. To leave: " +
        'eval "$(npm run --silent local:env -- --leave)"';
    return [...exports, `echo ${quoted(note)} >&2`].join("\n");
}

function quoted(text: string): string {
    return `'${text.replaceAll("'", `'\\''`)}'`;
}
