import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import {
    AdminConfirmSignUpCommand,
    AdminCreateUserCommand,
    AdminDeleteUserCommand,
    AdminSetUserPasswordCommand,
    CognitoIdentityProviderClient,
    InitiateAuthCommand,
    SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { GetRecordsCommand, GetShardIteratorCommand, KinesisClient } from "@aws-sdk/client-kinesis";
import type { LocalOutputs } from "../outputs";

/** Where to walk: a stack's outputs, and the address of a local run, if it is one. */
export type Target = Omit<LocalOutputs, "endpoint"> & { readonly endpoint?: string };

/** Told of each step: what was called, and what came back. */
export type Tell = (step: string, answer: unknown) => void;

interface Position {
    readonly ShardId: string;
    readonly SequenceNumber: string;
}

/**
 * Signs a user up and in, calls each route, and reads the records back from Kinesis, byte for byte.
 *
 * @throws AssertionError at the first answer that is not as it must be.
 */
export async function walkThrough(target: Target, tell: Tell): Promise<void> {
    const clientOptions = {
        region: target.region,
        ...(target.endpoint !== undefined && {
            endpoint: target.endpoint,
            credentials: { accessKeyId: "local", secretAccessKey: "local" },
        }),
    };
    const cognito = new CognitoIdentityProviderClient(clientOptions);
    const kinesis = new KinesisClient(clientOptions);
    const user = { Username: `walk-${randomBytes(4).toString("hex")}@example.com`, Password: newPassword() };
    try {
        const token = await signUpAndIn(cognito, target, user, tell);
        const positions = await callRoutes(target, token, tell);
        const stored = await Promise.all(positions.map((position) => readRecord(kinesis, target, position)));
        tell("kinesis get-records", stored);
        assert.deepEqual(stored, ["some data", "some data", "some other data"]);
    } finally {
        await deleteUser(cognito, target, user.Username);
        cognito.destroy();
        kinesis.destroy();
    }
}

async function signUpAndIn(
    cognito: CognitoIdentityProviderClient,
    { userPoolId, userPoolClientId }: Target,
    user: { Username: string; Password: string },
    tell: Tell,
): Promise<string> {
    await signUp(cognito, { userPoolId, userPoolClientId }, user, tell);
    const { AuthenticationResult } = await cognito.send(
        new InitiateAuthCommand({
            AuthFlow: "USER_PASSWORD_AUTH",
            AuthParameters: { USERNAME: user.Username, PASSWORD: user.Password },
            ClientId: userPoolClientId,
        }),
    );
    const token = AuthenticationResult?.IdToken;
    assert.ok(token, "initiate-auth answers with an ID token");
    const { ExpiresIn, TokenType } = AuthenticationResult;
    tell("aws cognito-idp initiate-auth", { ExpiresIn, TokenType, IdToken: `${token.slice(0, 12)}...` });
    return token;
}

/** Signs the user up, or has an administrator create it where the stack lets nobody else. */
async function signUp(
    cognito: CognitoIdentityProviderClient,
    { userPoolId, userPoolClientId }: Pick<Target, "userPoolId" | "userPoolClientId">,
    user: { Username: string; Password: string },
    tell: Tell,
): Promise<void> {
    const inPool = { UserPoolId: userPoolId, Username: user.Username };
    try {
        const { UserConfirmed, UserSub } = await cognito.send(
            new SignUpCommand({ ClientId: userPoolClientId, ...user }),
        );
        tell(`aws cognito-idp sign-up --username ${user.Username}`, { UserConfirmed, UserSub });
        await cognito.send(new AdminConfirmSignUpCommand(inPool));
        tell("aws cognito-idp admin-confirm-sign-up", {});
    } catch (error) {
        if ((error as Error).name !== "NotAuthorizedException") {
            throw error;
        }
        await cognito.send(new AdminCreateUserCommand({ ...inPool, MessageAction: "SUPPRESS" }));
        tell(`aws cognito-idp admin-create-user --username ${user.Username}`, {});
        const { Password } = user;
        await cognito.send(new AdminSetUserPasswordCommand({ ...inPool, Password, Permanent: true }));
        tell("aws cognito-idp admin-set-user-password --permanent", {});
    }
}

/** Calls the four routes, and answers where the three records are. */
async function callRoutes({ invokeUrl, streamName }: Target, token: string, tell: Tell): Promise<Position[]> {
    const call = async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
        const response = await fetch(invokeUrl + path, {
            method,
            headers: { Authorization: token, "Content-Type": "application/json" },
            body: body === undefined ? undefined : JSON.stringify(body),
        });
        const text = await response.text();
        assert.equal(response.status, 200, `${method} ${path}: ${response.status} ${text}`);
        const answer = JSON.parse(text) as Record<string, unknown>;
        tell(`curl -X ${method} ${path}`, answer);
        return answer;
    };
    const streams = await call("GET", "/streams");
    assert.ok((streams.StreamNames as string[]).includes(streamName), `${streamName} is among the streams`);
    const { StreamDescription } = await call("GET", `/streams/${streamName}`);
    assert.equal((StreamDescription as { StreamStatus: string }).StreamStatus, "ACTIVE");
    const one = await call("PUT", `/streams/${streamName}/record`, {
        Data: "some data",
        PartitionKey: "some key",
    });
    const two = await call("PUT", `/streams/${streamName}/records`, {
        records: [
            { data: "some data", "partition-key": "some key" },
            { data: "some other data", "partition-key": "some key" },
        ],
    });
    assert.equal(two.FailedRecordCount, 0);
    return [one as unknown as Position, ...(two.Records as Position[])];
}

async function readRecord(
    kinesis: KinesisClient,
    { streamName }: Target,
    position: Position,
): Promise<string> {
    const { ShardIterator } = await kinesis.send(
        new GetShardIteratorCommand({
            StreamName: streamName,
            ShardId: position.ShardId,
            ShardIteratorType: "AT_SEQUENCE_NUMBER",
            StartingSequenceNumber: position.SequenceNumber,
        }),
    );
    const { Records } = await kinesis.send(new GetRecordsCommand({ ShardIterator, Limit: 1 }));
    const [record] = Records ?? [];
    assert.ok(record?.Data, `a record stands at ${position.SequenceNumber}`);
    return Buffer.from(record.Data).toString("utf8");
}

async function deleteUser(cognito: CognitoIdentityProviderClient, { userPoolId }: Target, Username: string) {
    await cognito
        .send(new AdminDeleteUserCommand({ UserPoolId: userPoolId, Username }))
        .catch((error: Error) => {
            if (error.name !== "UserNotFoundException") {
                throw error;
            }
        });
}

/** Long enough, and with each kind of character that the pool asks for. */
function newPassword(): string {
    return `${randomBytes(12).toString("base64url")}-aA7`;
}
