import type { Properties } from "../../declaration";
import type { ServedType } from "../resourceType";

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
    delete: async ({ inputs: { userPoolId: UserPoolId, identifier: Identifier } }, { cognito }) => {
        await cognito.call("DeleteResourceServer", JSON.stringify({ UserPoolId, Identifier }));
    },
    rules: { required: ["userPoolId", "identifier"], replacedBy: ["userPoolId", "identifier"] },
};
