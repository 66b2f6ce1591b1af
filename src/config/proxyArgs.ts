import * as pulumi from "@pulumi/pulumi";
import { proxyConfig, type KinesisProxyArgs, type ProxyConfig } from "./proxyConfig";
import { isOutput, ValueReader, type Problem, type ValueSource } from "./valueReader";

/**
 * The arguments of a `KinesisProxy`, checked, with the defaults of those that are left out.
 *
 * @throws pulumi.InputPropertyError, or pulumi.InputPropertiesError for more than one, with each wrong argument, the
 *     value, and what is allowed. One that is an output is checked once it is known.
 */
export function checkedArgs(args: KinesisProxyArgs): ProxyConfig {
    const values = new ValueReader(new Arguments(args as unknown as Record<string, unknown>));
    const config = proxyConfig(values);
    values.throwProblems();
    return config;
}

class Arguments implements ValueSource {
    constructor(private readonly args: Readonly<Record<string, unknown>>) {}

    read(key: string): unknown {
        return this.args[key] ?? undefined;
    }

    keys(): string[] {
        return Object.keys(this.args).filter((key) => this.args[key] !== undefined);
    }

    wrong(key: string, value: unknown, allowed: string): string {
        const shown = isOutput(value) ? "an output" : JSON.stringify(value);
        return `${key} is ${shown ?? "not set"}; it takes ${allowed}.`;
    }

    misspelt(key: string, nearest: string): string {
        return `${key} is no argument of KinesisProxy; the nearest is ${nearest}.`;
    }

    error(problems: readonly Problem[]): Error {
        const errors = problems.map(({ key, reason }) => ({ propertyPath: key, reason }));
        return errors.length === 1
            ? new pulumi.InputPropertyError(errors[0]!)
            : new pulumi.InputPropertiesError({
                  message: errors.map(({ reason }) => reason).join("\n"),
                  errors,
              });
    }
}
