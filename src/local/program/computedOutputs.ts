import { createHash } from "node:crypto";
import type { Properties } from "./declaration";

/** Account of everything that is declared or served without AWS. */
export const localAccountId = "000000000000";

/** What AWS would add to a resource's inputs, made from names alone, so that two runs agree. */
export interface ComputedState {
    readonly id: string;
    readonly outputs: Properties;
}

/** The id and the outputs of a resource of a type, by its logical name and inputs. */
export function computeState(type: string, name: string, inputs: Properties, region: string): ComputedState {
    const physicalName = typeof inputs.name === "string" ? inputs.name : name;
    const token = (length: number) => tokenOf(`${type} ${name}`, length);
    const arn = (service: string, resource: string, inRegion = region) =>
        `arn:aws:${service}:${inRegion}:${localAccountId}:${resource}`;

    switch (type) {
        case "aws:kinesis/stream:Stream": {
            const streamArn = arn("kinesis", `stream/${physicalName}`);
            return { id: streamArn, outputs: { name: physicalName, arn: streamArn } };
        }
        case "aws:cognito/userPool:UserPool": {
            const id = `${region}_${token(9)}`;
            const endpoint = `cognito-idp.${region}.amazonaws.com/${id}`;
            return {
                id,
                outputs: { name: physicalName, arn: arn("cognito-idp", `userpool/${id}`), endpoint },
            };
        }
        case "aws:cognito/userPoolClient:UserPoolClient":
            return { id: token(26), outputs: { name: physicalName } };
        case "aws:iam/role:Role": {
            const roleArn = arn("iam", `role/${physicalName}`, "");
            return { id: physicalName, outputs: { name: physicalName, arn: roleArn } };
        }
        case "aws:apigateway/restApi:RestApi": {
            const id = token(10);
            const outputs = {
                name: physicalName,
                arn: `arn:aws:apigateway:${region}::/restapis/${id}`,
                executionArn: arn("execute-api", id),
                rootResourceId: tokenOf(`${type} ${name} root`, 10),
            };
            return { id, outputs };
        }
        case "aws:apigateway/stage:Stage": {
            const { restApi, stageName } = inputs as { restApi: string; stageName: string };
            const invokeUrl = `https://${restApi}.execute-api.${region}.amazonaws.com/${stageName}`;
            return { id: `ags-${restApi}-${stageName}`, outputs: { invokeUrl } };
        }
        default:
            return { id: token(6), outputs: {} };
    }
}

/** Lower-case letters and digits, as many AWS ids are made of. */
function tokenOf(seed: string, length: number): string {
    const digits = BigInt(`0x${createHash("sha256").update(seed).digest("hex")}`).toString(36);
    return digits.slice(-length);
}
