import type { CognitoService } from "../cognito/service";
import type { KinesisService } from "../kinesis/service";
import { localAccountId } from "../aws/account";
import type { Properties } from "../evaluation/declaration";
import { checkSupported } from "./supportedInputs";

/** One resource to be made: its type and inputs, and the id that it had when it was declared. */
export interface ResourceToCreate {
    readonly type: string;
    readonly name: string;
    readonly id: string;
    readonly inputs: Properties;
    readonly outputs?: Properties;
}

/** A resource that the local run serves, with the id and the outputs that it has here. */
export interface CreatedResource extends ResourceToCreate {
    readonly outputs: Properties;
}

/** What resources are made in. */
export interface LocalServices {
    readonly kinesis: KinesisService;
    readonly cognito: CognitoService;
    /** Address of the local run, `http://127.0.0.1:4566`. */
    readonly endpoint: string;
}

/**
 * Turns one resource into a local one: type and inputs in, id and outputs out. It does not matter where they
 * come from.
 *
 * @throws Error for a type, or an input of it, that the local run does not serve.
 */
export async function createLocalResource(
    resource: ResourceToCreate,
    { kinesis, cognito, endpoint }: LocalServices,
): Promise<CreatedResource> {
    checkSupported(resource);
    const { type, name, id, inputs, outputs = {} } = resource;
    switch (type) {
        case "aws:cognito/userPool:UserPool": {
            const pool = await cognito.createUserPool(id, name, inputs);
            const { arn = `arn:aws:cognito-idp:us-east-1:000000000000:userpool/${id}` } = outputs as {
                arn?: string;
            };
            return { ...resource, id: pool.id, outputs: { ...outputs, arn: arn.replace(id, pool.id) } };
        }
        case "aws:cognito/userPoolClient:UserPoolClient": {
            const client = await cognito.createUserPoolClient(id, name, inputs);
            return { ...resource, id: client.id, outputs };
        }
        case "aws:kinesis/stream:Stream": {
            const { arn } = await kinesis.ensureStream(streamOf(name, inputs));
            return { ...resource, outputs: { ...outputs, arn } };
        }
        case "aws:iam/role:Role": {
            const { name: physicalName = name } = inputs as { name?: string };
            const arn = `arn:aws:iam::${localAccountId}:role/${physicalName}`;
            return { ...resource, outputs: { arn, ...outputs } };
        }
        case "aws:apigateway/stage:Stage":
            return {
                ...resource,
                outputs: { ...outputs, invokeUrl: `${endpoint}/${String(inputs.stageName)}` },
            };
        default:
            return { ...resource, outputs };
    }
}

function streamOf(logicalName: string, inputs: Properties): Parameters<KinesisService["ensureStream"]>[0] {
    const { name, streamModeDetails, shardCount, retentionPeriod, encryptionType, kmsKeyId } = inputs as {
        name?: string;
        streamModeDetails?: { streamMode: "ON_DEMAND" | "PROVISIONED" };
        shardCount?: number;
        retentionPeriod?: number;
        encryptionType?: "NONE" | "KMS";
        kmsKeyId?: string;
    };
    return {
        name: name ?? logicalName,
        mode: streamModeDetails?.streamMode ?? "PROVISIONED",
        shardCount,
        retentionHours: retentionPeriod,
        encryption: { type: encryptionType ?? "NONE", keyId: kmsKeyId },
    };
}
