import type { Properties } from "../../declaration";
import { resourceServerInputs } from "../../cognito/declaredInputs";
import { AwsError } from "../awsError";
import type { ServedType } from "../resourceType";
import { deleteByService, findByService } from "../serviceCall";

interface ResourceServerInputs {
    readonly userPoolId: string;
    readonly identifier: string;
    readonly name?: string;
    readonly scopes?: readonly Properties[];
}

/** Its scopes are what access tokens can have, beside those of users. */
export const resourceServer: ServedType<ResourceServerInputs> = {
    token: "aws:cognito/resourceServer:ResourceServer",
    inputs: ["userPoolId", "identifier", "name", "scopes"],
    declare: ({ inputs: { userPoolId, identifier, scopes = [] } }) => ({
        id: `${userPoolId}|${identifier}`,
        outputs: { scopeIdentifiers: scopes.map(({ scopeName }) => `${identifier}/${String(scopeName)}`) },
    }),
    create: async ({ name, inputs }, { cognito }) => {
        await cognito.createResourceServer({ name, ...inputs });
        return { id: `${inputs.userPoolId}|${inputs.identifier}` };
    },
    update: ({ name, inputs }, { cognito }) => cognito.createResourceServer({ name, ...inputs }),
    delete: ({ inputs: { userPoolId: UserPoolId, identifier: Identifier } }, { cognito }) =>
        deleteByService(cognito, "DeleteResourceServer", { UserPoolId, Identifier }),
    read: async (id, { cognito }) => {
        const [UserPoolId, Identifier] = id.split("|");
        const answer = await findByService(cognito, "DescribeResourceServer", { UserPoolId, Identifier });
        return answer && { id, inputs: resourceServerInputs(answer.ResourceServer as Properties) };
    },
    rules: {
        autoName: true,
        required: ["userPoolId", "identifier"],
        // The words are those of Cognito's answer to CreateResourceServer here.
        exists: (id) => {
            const [userPoolId, identifier] = id.split("|");
            return new AwsError(
                "InvalidParameterException",
                `${identifier} already exists in user pool ${userPoolId}.`,
            );
        },
        // `resourceResourceServer`.
        replacedBy: ["userPoolId", "identifier", "name"],
    },
};
