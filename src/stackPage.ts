import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";

const file = join(__dirname, "..", "Pulumi.README.md");

/**
 * The stack's own page, Pulumi.README.md with each `${outputs.NAME}` filled in. Pulumi Cloud shows an output `readme` as
 * one, and would fill in the stack's outputs by itself; filled in here, it is read without it as well.
 *
 * @throws Error for a name that has no value
 */
export function stackPage(values: Readonly<Record<string, pulumi.Input<string>>>): pulumi.Output<string> {
    return pulumi.output(values).apply((known) =>
        readFileSync(file, "utf8").replace(/\$\{outputs\.(\w+)\}/g, (_, name: string) => {
            const value = known[name];
            if (value === undefined) {
                throw new Error(`Pulumi.README.md: there is no value ${name}.`);
            }
            return value;
        }),
    );
}
