import type { Properties } from "../../declaration";
import { AwsError } from "../awsError";
import type { ServedType } from "../resourceType";
import { callService, deleteByService } from "../serviceCall";

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
        // In AWS GovCloud (US).
        [`https://${domain}.auth-fips.${region}.amazoncognito.com`]: endpoint,
    }),
    create: async ({ inputs: { domain, userPoolId } }, { cognito }) => {
        await cognito.createUserPoolDomain(domain, userPoolId);
        return {};
    },
    delete: ({ inputs: { domain: Domain, userPoolId: UserPoolId } }, { cognito }) =>
        deleteByService(cognito, "DeleteUserPoolDomain", { Domain, UserPoolId }),
    read: async (id, { cognito }) => {
        const { DomainDescription } = await callService(cognito, "DescribeUserPoolDomain", { Domain: id });
        const { Domain: domain, UserPoolId: userPoolId } = DomainDescription as Properties;
        return domain === undefined ? undefined : { id, inputs: { domain, userPoolId } };
    },
    rules: {
        required: ["domain", "userPoolId"],
        // The words are those of Cognito's answer to CreateUserPoolDomain here.
        exists: () =>
            new AwsError("InvalidParameterException", "Domain already associated with another user pool."),
        // `resourceUserPoolDomain`.
        replacedBy: ["domain", "userPoolId"],
    },
};
