import type { ServedType } from "../resourceType";

interface StageInputs {
    readonly restApi: string;
    readonly deployment?: string;
    readonly stageName: string;
    readonly description?: string;
    readonly tags?: Readonly<Record<string, string>>;
}

export const stage: ServedType<StageInputs> = {
    token: "aws:apigateway/stage:Stage",
    inputs: ["restApi", "deployment", "stageName", "description", "tags"],
    inputsNotCopied: { accessLogSettings: "the access log", xrayTracingEnabled: "X-Ray traces" },
    declare: ({ inputs: { restApi, stageName }, region }) => {
        const invokeUrl = `https://${restApi}.execute-api.${region}.amazonaws.com/${stageName}`;
        const arn = `arn:aws:apigateway:${region}::/restapis/${restApi}/stages/${stageName}`;
        return { id: `ags-${restApi}-${stageName}`, outputs: { arn, invokeUrl } };
    },
    create: ({ inputs: { stageName } }, { endpoint }) => ({
        outputs: { invokeUrl: `${endpoint}/${stageName}` },
    }),
};
