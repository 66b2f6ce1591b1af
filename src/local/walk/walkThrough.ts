import assert from "node:assert/strict";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { GetRecordsCommand, GetShardIteratorCommand, KinesisClient } from "@aws-sdk/client-kinesis";
import { exportCommand } from "../environment";
import { type Answer, Api } from "./api";
import { type Callers, callersOf } from "./callers";
import { consumerRoutes, readThroughApi } from "./consume";
import { declaredRoutes } from "./declaredRoutes";
import { createAndDelete, managerRoutes } from "./manage";
import { deleteUser, newUser, signUpAndIn } from "./signUpAndIn";
import { sentData } from "./sentData";
import { type Step, type Stored, stepsOf } from "./steps";
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
    const api = new Api(target, callers, tell);
    const stored: Stored[] = [];
    const steps = stepsOf(routes);
    let refused = 0;
    for (const step of steps) {
        const answer = await callAs(step, api);
        if (answer === undefined) {
            refused++;
        } else {
            stored.push(...step.check(answer.fields, target.streamName));
        }
    }
    assert.ok(refused === 0 || refused < steps.length, "a route lets somebody in");
    const called = steps.map(({ route }) => route);
    if (consumerRoutes.every((route) => routes.includes(route))) {
        await readThroughApi(api, stored);
        called.push(...consumerRoutes);
    }
    if (managerRoutes.every((route) => routes.includes(route))) {
        await createAndDelete(api, target.streamName, tell);
        called.push(...managerRoutes);
    }
    for (const route of routes.filter((name) => !called.includes(name))) {
        tell(`# The walk does not call ${route}.`);
    }
    return stored;
}

async function callAs({ bodyWithoutKey, ...step }: Step, api: Api): Promise<Answer | undefined> {
    if (bodyWithoutKey === undefined) {
        return api.call(step);
    }
    const answer = await api.call({ ...step, statuses: [200, 400] });
    return answer?.status === 400 ? api.call({ ...step, body: bodyWithoutKey }) : answer;
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
    assert.deepEqual(stored.map(sentData), [data]);
}
