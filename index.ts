import { AccountLogging } from "./src/monitoring/accountLogging";
import { Alarms } from "./src/monitoring/alarms";
import { loadConfig } from "./src/config/stackConfig";
import { CustomDomain } from "./src/network/customDomain";
import { Dashboard } from "./src/monitoring/dashboard";
import { IntegrationRole } from "./src/stream/integrationRole";
import { PrivateEndpoint } from "./src/network/privateEndpoint";
import { Machines } from "./src/auth/machines";
import { RestApi } from "./src/api/restApi";
import { routesOf } from "./src/routes";
import { Stream } from "./src/stream/stream";
import { UserPool } from "./src/auth/userPool";

const config = loadConfig();
const routes = routesOf(config.routeGroups);

const stream = new Stream("stream", config);

const users = new UserPool("users", config);

const machines = config.accessTokens
    ? new Machines("machines", { ...config, userPoolId: users.userPoolId })
    : undefined;

const role = new IntegrationRole("integration-role", {
    routes,
    streamArn: stream.arn,
    reachableStreams: config.reachableStreams,
    kmsKeyArn: stream.kmsKeyArn,
});

const accountLogging = config.manageAccountLogging ? new AccountLogging("account-logging") : undefined;

const endpoint = config.vpc && new PrivateEndpoint("endpoint", { ...config.vpc, ...config });

const customDomain = config.domain && new CustomDomain("domain", config.domain);

const api = new RestApi("kinesis-proxy", {
    ...config,
    routes,
    userPoolArn: users.userPoolArn,
    userPoolClientId: users.userPoolClientId,
    integrationRoleArn: role.arn,
    accountLogging,
    vpcEndpointId: endpoint?.vpcEndpointId,
    customDomain,
});

const watched = {
    apiName: api.apiName,
    streamName: stream.streamName,
    retentionHours: stream.retentionHours,
    shardCount: stream.shardCount,
    throttlingRateLimit: config.throttlingRateLimit,
};

if (config.alarms) {
    new Alarms("alarms", { ...config.alarms, ...watched });
}

if (config.dashboard) {
    new Dashboard("dashboard", { ...watched, region: config.region });
}

export = {
    userPoolId: users.userPoolId,
    userPoolClientId: users.userPoolClientId,
    invokeUrl: api.invokeUrl,
    streamName: stream.streamName,
    streamArn: stream.arn,
    region: config.region,
    ...(machines?.tokenUrl && { tokenUrl: machines.tokenUrl, machineClients: machines.machineClients }),
    ...(endpoint && { vpcId: endpoint.vpcId, vpcEndpointId: endpoint.vpcEndpointId }),
};
