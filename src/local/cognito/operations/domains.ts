import { localAccountId } from "../../aws/account";
import { poolOf } from "../cognito";
import { invalidParameter, notServed } from "../errors";
import * as field from "../fields";
import { operation } from "./operation";

/** Words that no prefix may hold ("Using the Amazon Cognito domain", Cognito guide). */
const reservedWords = ["aws", "amazon", "cognito"];

/**
 * The words of both errors are AWS's, as its users have met them.
 *
 * @throws CognitoError for a prefix with a reserved word in it
 */
export function checkDomain(domain: string): void {
    const word = reservedWords.find((word) => domain.includes(word));
    if (word !== undefined) {
        throw invalidParameter(`Domain cannot contain reserved word: ${word}`);
    }
}

/** Of a domain that another pool has. */
export function associated(): Error {
    return invalidParameter("Domain already associated with another user pool.");
}

const domain = field.required(field.text(1, 63, "^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$"));
const pool = { UserPoolId: field.required(field.userPoolId) } as const;

/** What names a domain and its pool. */
export const domainFields = { Domain: domain, ...pool } as const;

/** A domain makes the pool's token endpoint answer, at the address of the local run. */
export const createUserPoolDomain = operation(
    {
        Domain: domain,
        ...pool,
        ManagedLoginVersion: field.integer(),
        CustomDomainConfig: field.structure({ CertificateArn: field.required(field.arn) }),
    },
    (cognito, { Domain, UserPoolId, CustomDomainConfig }) => {
        if (CustomDomainConfig !== undefined) {
            throw notServed("a domain of one's own (CustomDomainConfig)");
        }
        const owner = poolOf(cognito, UserPoolId);
        checkDomain(Domain);
        if (cognito.directory.domains.has(Domain)) {
            throw associated();
        }
        if (owner.domain !== undefined) {
            throw invalidParameter(`User pool ${UserPoolId} already has a domain configured.`);
        }
        cognito.directory.commit("CreateUserPoolDomain", [
            "put",
            "domains",
            { userPoolId: owner.id, domain: Domain },
        ]);
        return {};
    },
);

export const describeUserPoolDomain = operation({ Domain: domain }, (cognito, { Domain }) => {
    const record = cognito.directory.domains.get(Domain);
    return {
        DomainDescription:
            record === undefined
                ? {}
                : {
                      UserPoolId: record.userPoolId,
                      AWSAccountId: localAccountId,
                      Domain,
                      Status: "ACTIVE",
                      CustomDomainConfig: {},
                  },
    };
});

export const deleteUserPoolDomain = operation(
    { Domain: domain, ...pool },
    (cognito, { Domain, UserPoolId }) => {
        const owner = poolOf(cognito, UserPoolId);
        if (owner.domain !== Domain) {
            throw invalidParameter("No such domain or user pool exists.");
        }
        cognito.directory.commit("DeleteUserPoolDomain", [
            "delete",
            "domains",
            { userPoolId: owner.id, domain: Domain },
        ]);
        return {};
    },
);
