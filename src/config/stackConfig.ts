import * as pulumi from "@pulumi/pulumi";
import { text } from "./kinds";
import { proxyConfig, type KinesisProxyArgs } from "./proxyConfig";
import { ValueReader, type Problem, type ValueSource } from "./valueReader";

const region = text(/^[a-z]{2,}(-[a-z]+)+-\d$/, "an AWS region such as us-east-1");

/**
 * Reads and checks the stack's configuration: the one reader of `pulumi.Config`.
 *
 * @throws pulumi.RunError one line for each wrong value: its key, the value, and what is allowed.
 */
export function loadConfig(): KinesisProxyArgs {
    const values = new ValueReader(stackConfiguration);
    // The AWS provider's own, but required here: an API without a place is nobody's wish.
    values.plain("aws:region", region);
    proxyConfig(values);
    values.throwProblems();
    const args = values.set();
    delete args["aws:region"];
    return args as unknown as KinesisProxyArgs;
}

const stackConfiguration: ValueSource = {
    read(key, parse) {
        const [name, namespace] = key.split(":").reverse() as [string, string?];
        const text = new pulumi.Config(namespace).get(name);
        return text === undefined ? undefined : parse(text);
    },
    keys() {
        const namespace = qualified("");
        return Object.keys(pulumi.runtime.allConfig())
            .filter((key) => key.startsWith(namespace))
            .map((key) => key.slice(namespace.length));
    },
    wrong(key, value, allowed) {
        return value === undefined
            ? `${qualified(key)} is not set; it takes ${allowed}. Set it with: pulumi config set ${key} VALUE`
            : `${qualified(key)} is ${JSON.stringify(typeof value === "string" ? value : JSON.stringify(value))}; it takes ${allowed}.`;
    },
    misspelt(key, nearest) {
        return `${qualified(key)} is no key of this project; the nearest is ${nearest}.`;
    },
    error(problems: readonly Problem[]) {
        return new pulumi.RunError(problems.map(({ reason }) => reason).join("\n"));
    },
};

/** A key with its namespace, the project's where it names none. */
function qualified(key: string): string {
    return key.includes(":") ? key : `${pulumi.getProject()}:${key}`;
}
