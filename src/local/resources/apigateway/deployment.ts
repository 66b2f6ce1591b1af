import type { ServedType } from "../resourceType";

interface DeploymentInputs {
    readonly restApi: string;
    readonly description?: string;
    readonly triggers?: Readonly<Record<string, string>>;
}

export const deployment: ServedType<DeploymentInputs> = {
    token: "aws:apigateway/deployment:Deployment",
    inputs: ["restApi", "description", "triggers"],
};
