import type { ServedType } from "../resourceType";

interface UserPoolDomainInputs {
    readonly domain: string;
    readonly userPoolId: string;
}

/** What it makes reachable on AWS, the token endpoint among it, is at the address of the local run. */
export const userPoolDomain: ServedType<UserPoolDomainInputs> = {
    token: "aws:cognito/userPoolDomain:UserPoolDomain",
    inputs: ["domain", "userPoolId"],
    declare: ({ inputs: { domain } }) => ({ id: domain, outputs: {} }),
    addresses: ({ inputs: { domain } }, { endpoint, region }) => ({
        [`https://${domain}.auth.${region}.amazoncognito.com`]: endpoint,
    }),
    create: async ({ inputs: { domain, userPoolId } }, { cognito }) => {
        await cognito.createUserPoolDomain(domain, userPoolId);
        return {};
    },
    delete: async ({ inputs: { domain: Domain, userPoolId: UserPoolId } }, { cognito }) => {
        await cognito.call("DeleteUserPoolDomain", JSON.stringify({ Domain, UserPoolId }));
    },
    rules: { required: ["domain", "userPoolId"], replacedBy: ["domain", "userPoolId"] },
};
