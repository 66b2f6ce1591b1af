import assert from "node:assert/strict";
import fc from "fast-check";
import { createLocalCognito } from "../../../src/local/cognito/localCognito";
import { operations } from "../../../src/local/cognito/served";
import type { Field, Fields } from "../../../src/local/cognito/fields";
import type { CognitoService } from "../../../src/local/cognito/service";
import { password, poolInputs } from "./declared";

const UserPoolId = "us-east-1_fuzzed";
const ClientId = "fuzzed";

/** Keeps a pool, a client, a group and two users in a folder, and answers with tokens of one of them. */
export async function fillFolder(dataFolder: string): Promise<Readonly<Record<string, string>>> {
    const cognito = open(dataFolder);
    const mfa = { mfaConfiguration: "OPTIONAL", softwareTokenMfaConfiguration: { enabled: true } };
    await cognito.createUserPool(UserPoolId, "fuzzed", { ...poolInputs, ...mfa });
    await cognito.createUserPoolClient(ClientId, "fuzzed", {
        userPoolId: UserPoolId,
        explicitAuthFlows: [
            ...["ALLOW_USER_PASSWORD_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH"],
            ...["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        ],
    });
    const call = async (action: string, input: object) => {
        const { status, body } = await cognito.call(action, JSON.stringify(input));
        assert.equal(status, 200, body);
        return JSON.parse(body) as { AuthenticationResult?: Record<string, string> };
    };
    await call("CreateGroup", { UserPoolId, GroupName: "group" });
    for (const Username of ["jane@example.com", "joe@example.com"]) {
        await call("AdminCreateUser", { UserPoolId, Username, MessageAction: "SUPPRESS" });
        await call("AdminSetUserPassword", { UserPoolId, Username, Password: password, Permanent: true });
    }
    const { AuthenticationResult } = await call("InitiateAuth", {
        ClientId,
        AuthFlow: "USER_PASSWORD_AUTH",
        AuthParameters: { USERNAME: "jane@example.com", PASSWORD: password },
    });
    await cognito.close();
    return AuthenticationResult!;
}

/** A Cognito with what a folder keeps. */
export function open(dataFolder: string): CognitoService {
    return createLocalCognito({ region: "us-east-1", issuerBase: "http://127.0.0.1", dataFolder });
}

/** Everything that can be read of it, as text. */
export async function stateOf(cognito: CognitoService): Promise<string> {
    const questions: readonly [string, object][] = [
        ["ListUserPools", { MaxResults: 60 }],
        ["DescribeUserPool", { UserPoolId }],
        ["GetUserPoolMfaConfig", { UserPoolId }],
        ["ListUserPoolClients", { UserPoolId, MaxResults: 60 }],
        ["DescribeUserPoolClient", { UserPoolId, ClientId }],
        ["ListUsers", { UserPoolId }],
        ["ListGroups", { UserPoolId }],
        ["ListUsersInGroup", { UserPoolId, GroupName: "group" }],
        ["ListResourceServers", { UserPoolId, MaxResults: 50 }],
        ["AdminGetUser", { UserPoolId, Username: "jane@example.com" }],
    ];
    const answers = await Promise.all(
        questions.map(([action, input]) => cognito.call(action, JSON.stringify(input))),
    );
    return answers.map(({ body }) => body).join("\n");
}

/** Bodies for an action: any JSON at all, what has its fields with any values, and what is nearly right. */
export function bodiesOf(action: string, tokens: Readonly<Record<string, string>>): fc.Arbitrary<string> {
    const { fields } = operations.get(action)!;
    const nearly = structureOf(fields, tokens);
    const named = fc.record(
        Object.fromEntries(Object.keys(fields).map((name) => [name, fc.jsonValue({ maxDepth: 2 })])),
        { requiredKeys: [] },
    );
    return fc.oneof(
        { weight: 6, arbitrary: nearly.map((value) => JSON.stringify(value)) },
        { weight: 2, arbitrary: named.map((value) => JSON.stringify(value)) },
        { weight: 1, arbitrary: fc.json() },
        { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
    );
}

/** Structures whose fields are mostly of their type, often of the right form, and sometimes those of the pool. */
function structureOf(fields: Fields, tokens: Readonly<Record<string, string>>): fc.Arbitrary<object> {
    return fc.record(
        Object.fromEntries(
            Object.entries(fields).map(([name, field]) => [
                name,
                fc.oneof(
                    { weight: 30, arbitrary: valueOf(name, field, tokens) },
                    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) },
                ),
            ]),
        ),
        { requiredKeys: Object.keys(fields).filter((name) => fields[name]!.required) },
    );
}

const texts = ["", "__proto__", "constructor", "toString", "a b", "\u0000", "\ud800", "x".repeat(3000)];

function valueOf(
    name: string,
    field: Field,
    tokens: Readonly<Record<string, string>>,
): fc.Arbitrary<unknown> {
    switch (field.type) {
        case "Boolean":
            return fc.boolean();
        case "Integer":
            return fc.oneof(fc.integer(), fc.integer({ min: 0, max: 100 }), fc.double());
        case "List":
            return fc.array(valueOf(name, field.member, tokens), { maxLength: 3 });
        case "Map":
            return fc.dictionary(
                fc.oneof(fc.constantFrom("USERNAME", "PASSWORD", "SRP_A", "REFRESH_TOKEN"), fc.string()),
                fc.oneof(
                    fc.constantFrom("jane@example.com", tokens.RefreshToken!, "ff", ...texts),
                    fc.string(),
                ),
            );
        case "Structure":
            return structureOf(field.fields, tokens);
        case "String":
            return fc.oneof(
                { weight: 20, arbitrary: fc.constantFrom(...knownTexts(name, field, tokens)) },
                { weight: 1, arbitrary: fc.constantFrom(...texts) },
                { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
            );
    }
}

/** Values that lead further than the first check. */
function knownTexts(name: string, field: Field, tokens: Readonly<Record<string, string>>): readonly string[] {
    const known: Readonly<Record<string, readonly string[]>> = {
        UserPoolId: [UserPoolId, "us-east-1_nowhere"],
        ClientId: [ClientId, "nobody"],
        Username: ["jane@example.com", "nobody@example.com", "nobody"],
        AccessToken: [tokens.AccessToken!, tokens.IdToken!, "a.b.c"],
        RefreshToken: [tokens.RefreshToken!, "a"],
        Token: [tokens.RefreshToken!, tokens.AccessToken!, "a"],
        GroupName: ["group", "none"],
        Password: [password, "short"],
        TemporaryPassword: [password, "short"],
        PreviousPassword: [password, "Wrong-Horse-1"],
        ProposedPassword: [password, "short"],
        UserCode: ["123456"],
        Session: ["s".repeat(20)],
        ClientSecret: ["s".repeat(24)],
        RoleArn: ["arn:aws:iam::000000000000:role/r"],
        AttributeName: ["email", "custom:none"],
        Name: ["email", "sub", "custom:none", "name"],
    };
    const values = field.type === "String" ? field.values : undefined;
    return known[name] ?? values ?? ["text", "1", "a@example.com"];
}
