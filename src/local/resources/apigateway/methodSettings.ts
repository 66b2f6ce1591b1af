import type { NotCopiedType } from "../resourceType";
import { fields, oneOf } from "../constraints";
import { checkStage } from "./stage";

interface MethodSettingsInputs {
    readonly restApi: string;
    readonly stageName: string;
    readonly methodPath: string;
}

export const methodSettings: NotCopiedType<MethodSettingsInputs> = {
    token: "aws:apigateway/methodSettings:MethodSettings",
    notCopied: "throttles, execution logs and metrics of methods",
    rules: {
        required: ["restApi", "stageName", "methodPath", "settings"],
        // The provider's documentation of `loggingLevel`.
        constraints: { settings: fields({ loggingLevel: oneOf("OFF", "ERROR", "INFO") }) },
        /**
         * AWS keeps settings by the resource's path, each of its slashes as `~1` (CloudFormation, `MethodSetting`,
         * `ResourcePath`). What it does with others is not known: a setting that has no effect was met, and an error
         * (hashicorp/terraform-provider-aws #9738, #37959). That they are refused, and the words, are ours.
         */
        check: ({ methodPath }) =>
            /^(?:\*|[^/*]+)\/(?:\*|[A-Z]+)$/.test(methodPath)
                ? []
                : [
                      {
                          property: "methodPath",
                          reason:
                              `expected methodPath to be */* or a resource's path and a method, each slash of the path ` +
                              `as ~1 (~1streams~1{stream-name}/GET), got ${JSON.stringify(methodPath)}`,
                      },
                  ],
        replacedBy: ["restApi", "stageName", "methodPath"],
        checkCreate: ({ restApi, stageName }, live) => checkStage(live, restApi, stageName),
    },
};
