import { readFileSync } from "node:fs";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { KinesisClient } from "@aws-sdk/client-kinesis";
import { outputsOfLocalRun, outputsOfStack } from "../../local/walk/findOutputs";
import type { Target as Outputs } from "../../local/walk/target";

/** A gateway, by its stack's outputs, and where its Cognito and Kinesis are. */
export interface Target extends Outputs {
    /** URLs. Default to `endpoint`, and to AWS without one. */
    readonly cognito?: string;
    readonly kinesis?: string;
}

/** How to find the gateway that is compared. */
export interface TargetOptions {
    readonly stack: string;
    /** File with a stack's outputs as JSON. */
    readonly outputs?: string;
    /** URL of a gateway. Without outputs, it is a local run's, which tells its own. */
    readonly against?: string;
    readonly cognito?: string;
    readonly kinesis?: string;
}

/** @throws Error for outputs that cannot be read, or lack what is needed */
export async function findTarget(options: TargetOptions): Promise<Target> {
    const { against, cognito, kinesis } = options;
    const outputs = await outputsFor(options);
    const names = ["invokeUrl", "userPoolId", "userPoolClientId", "streamName", "region"] as const;
    const missing = names.filter((name) => !outputs[name]);
    if (missing.length > 0) {
        throw new Error(`The outputs lack ${missing.join(", ")}.`);
    }
    if (typeof outputs.machineClients === "string") {
        throw new Error(
            "The outputs hide the machine clients' secrets: take those of pulumi stack output --json --show-secrets.",
        );
    }
    if (against === undefined || options.outputs === undefined) {
        return { ...outputs, cognito, kinesis };
    }
    return {
        ...outputs,
        invokeUrl: against.replace(/\/$/, ""),
        endpoint: new URL(against).origin,
        cognito,
        kinesis,
    };
}

async function outputsFor({ stack, outputs, against }: TargetOptions): Promise<Outputs> {
    if (outputs !== undefined) {
        try {
            return JSON.parse(readFileSync(outputs, "utf8")) as Outputs;
        } catch (error) {
            throw new Error(`${outputs} holds no outputs: ${(error as Error).message}`);
        }
    }
    if (against !== undefined) {
        const told = await outputsOfLocalRun(new URL(against).origin);
        if (told === undefined) {
            throw new Error(
                `No local run answers at ${against}. Any other gateway takes --outputs FILE beside it.`,
            );
        }
        return told;
    }
    return outputsOfStack(stack);
}

/** Clients of the target's Cognito and Kinesis: with the environment's credentials at AWS, any elsewhere. */
export function clientsOf({ region, endpoint, cognito = endpoint, kinesis = endpoint }: Target) {
    const options = (url: string | undefined) => ({
        region,
        // Each shard takes five reads a second.
        maxAttempts: 10,
        ...(url !== undefined && {
            endpoint: url,
            credentials: { accessKeyId: "local", secretAccessKey: "local" },
        }),
    });
    return {
        cognito: new CognitoIdentityProviderClient(options(cognito)),
        kinesis: new KinesisClient(options(kinesis)),
    };
}
