import assert from "node:assert/strict";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { GetRecordsCommand, GetShardIteratorCommand, KinesisClient } from "@aws-sdk/client-kinesis";
import { exportCommand } from "../environment";
import { declaredRoutes } from "./declaredRoutes";
import { type Callers, callersOf } from "./callers";
import { deleteUser, newUser, signUpAndIn } from "./signUpAndIn";
import { type Stored, stepsOf } from "./steps";
import type { Target, Tell } from "./target";

/**
 * Calls each route that is declared, as somebody whom it takes, a user who signs up and in or a machine client, and
 * reads the records back from Kinesis, byte for byte.
 *
 * @throws AssertionError at the first answer that is not as it must be.
 */
export async function walkThrough(target: Target, tell: Tell): Promise<void> {
    const { region, endpoint } = target;
    const clientOptions = {
        region,
        ...(endpoint !== undefined && {
            endpoint,
            credentials: { accessKeyId: "local", secretAccessKey: "local" },
        }),
    };
    if (endpoint !== undefined) {
        tell(exportCommand(endpoint, region));
    }
    const cognito = new CognitoIdentityProviderClient(clientOptions);
    const kinesis = new KinesisClient(clientOptions);
    const user = newUser();
    try {
        const callers = callersOf(target, () => signUpAndIn(cognito, target, user, tell), tell);
        for (const record of await callRoutes(target, callers, tell)) {
            await readBack(kinesis, target, record, tell);
        }
    } finally {
        await deleteUser(cognito, target, user);
        cognito.destroy();
        kinesis.destroy();
    }
}

/** Calls each route that is declared, and answers with what is stored by now. */
async function callRoutes(target: Target, callers: Callers, tell: Tell): Promise<Stored[]> {
    const routes = await declaredRoutes(target);
    const stored: Stored[] = [];
    const refused: string[] = [];
    const steps = stepsOf(routes);
    for (const step of steps) {
        const [method, path] = step.route.split(" ") as [string, string];
        const url = target.invokeUrl + path.replace("{stream-name}", target.streamName);
        const body = step.body && JSON.stringify(step.body);
        const sent = await callers.send(url, { method, body });
        if (sent === undefined) {
            // Its machine clients may have the scopes of some groups alone.
            assert.ok(target.machineClients, `${step.route}: 401 for every token that a user gets`);
            refused.push(step.route);
            tell(`# Nobody of the stack is let in by ${step.route}: 401.`);
            continue;
        }
        const { response, variable } = sent;
        const text = await response.text();
        assert.equal(response.status, 200, `${step.route}: ${response.status} ${text}`);
        const answer = JSON.parse(text) as Record<string, unknown>;
        const content = body && ` --header 'Content-Type: application/json' --data '${body}'`;
        tell(`curl -X ${method} '${url}' --header "Authorization: $${variable}"${content ?? ""}`, answer);
        stored.push(...step.check(answer, target.streamName));
    }
    assert.ok(refused.length === 0 || refused.length < steps.length, "a route lets somebody in");
    for (const route of routes.filter((name) => !steps.some((step) => step.route === name))) {
        tell(`# The walk does not call ${route}.`);
    }
    return stored;
}

async function readBack(
    kinesis: KinesisClient,
    { streamName }: Target,
    { ShardId, SequenceNumber, data }: Stored,
    tell: Tell,
): Promise<void> {
    const position = {
        StreamName: streamName,
        ShardId,
        ShardIteratorType: "AT_SEQUENCE_NUMBER",
        StartingSequenceNumber: SequenceNumber,
    } as const;
    const { ShardIterator } = await kinesis.send(new GetShardIteratorCommand(position));
    const { Records = [] } = await kinesis.send(new GetRecordsCommand({ ShardIterator, Limit: 1 }));
    const stored = Records.map((record) => Buffer.from(record.Data!).toString("utf8"));
    tell(
        `aws kinesis get-records --limit 1 --shard-iterator "$(aws kinesis get-shard-iterator ` +
            `--stream-name ${streamName} --shard-id ${ShardId} --shard-iterator-type AT_SEQUENCE_NUMBER ` +
            `--starting-sequence-number ${SequenceNumber} --query ShardIterator --output text)"`,
        stored,
    );
    assert.deepEqual(stored, [data]);
}
