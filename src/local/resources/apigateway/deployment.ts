import type { ServedType } from "../resourceType";
import { badRequest } from "../awsError";
import { checkApi, ofSameMethod, partsOf } from "./parts";
import { integration } from "./integration";
import { method } from "./method";
import type { OfMethod } from "./ofMethod";

interface DeploymentInputs {
    readonly restApi: string;
    readonly description?: string;
    readonly triggers?: Readonly<Record<string, string>>;
}

export const deployment: ServedType<DeploymentInputs> = {
    token: "aws:apigateway/deployment:Deployment",
    inputs: ["restApi", "description", "triggers"],
    rules: {
        required: ["restApi"],
        replacedBy: ["restApi", "triggers"],
        checkCreate: ({ restApi }, live) => {
            checkApi(live, restApi);
            const methods = partsOf<OfMethod>(live, method.token, restApi);
            const integrations = partsOf<OfMethod>(live, integration.token, restApi);
            // The words are AWS's: moto, `NoMethodDefined`; CloudFormation's page on AWS::ApiGateway::Deployment.
            if (methods.length === 0) {
                throw badRequest("The REST API doesn't contain any methods");
            }
            if (methods.some(({ inputs }) => !integrations.some(ofSameMethod(inputs)))) {
                throw badRequest("No integration defined for method");
            }
        },
        checkDelete: ({ id }, live) => {
            const used = live
                .all()
                .some(({ type, inputs }) => type.endsWith("/stage:Stage") && inputs.deployment === id);
            if (used) {
                // The words are AWS's: pulumi/pulumi-aws #1035.
                throw badRequest("Active stages pointing to this deployment must be moved or deleted");
            }
        },
    },
};
