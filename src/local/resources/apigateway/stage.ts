import type { LiveResources } from "../typeRules";
import type { ServedType } from "../resourceType";
import { matching } from "../constraints";
import { badRequest, conflict, notFound } from "../awsError";
import { checkApi } from "./parts";
import { deployment as deploymentType } from "./deployment";

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
    rules: {
        required: ["restApi", "deployment", "stageName"],
        // "Stage names can only contain alphanumeric characters, hyphens, and underscores. Maximum length is 128
        // characters": CreateStage, API Gateway API reference.
        constraints: { stageName: matching(/[\w-]{1,128}/) },
        replacedBy: ["restApi", "stageName"],
        checkCreate: (inputs, live) => {
            const { restApi, stageName } = inputs;
            checkApi(live, restApi);
            if (live.find(stage.token, `ags-${restApi}-${stageName}`) !== undefined) {
                throw conflict("Stage already exists");
            }
            checkDeployment(inputs, live);
        },
        checkUpdate: checkDeployment,
    },
};

function checkDeployment({ restApi, deployment = "" }: StageInputs, live: LiveResources): void {
    if (live.find(deploymentType.token, deployment)?.inputs.restApi !== restApi) {
        // The code and the words are ours: no source has AWS's.
        throw badRequest("Deployment id does not exist");
    }
}

/** @throws AwsError for a stage that does not exist; the words are AWS's: moto, `StageNotFoundException` */
export function checkStage(live: LiveResources, restApi: string, stageName: string): void {
    if (live.find(stage.token, `ags-${restApi}-${stageName}`) === undefined) {
        throw notFound("Invalid stage identifier specified");
    }
}
