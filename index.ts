import { loadConfig } from "./src/config";
import { IntegrationRole } from "./src/integrationRole";
import { RestApi } from "./src/restApi";
import { routesOf } from "./src/routes";
import { Stream } from "./src/stream";
import { UserPool } from "./src/userPool";

const config = loadConfig();
const routes = routesOf(config.routeGroups);

const stream = new Stream("stream", config);

const users = new UserPool("users", config);

const role = new IntegrationRole("integration-role", {
    routes,
    streamArn: stream.arn,
    reachableStreams: config.reachableStreams,
});

const api = new RestApi("kinesis-proxy", {
    ...config,
    routes,
    userPoolArn: users.userPoolArn,
    integrationRoleArn: role.arn,
});

export const userPoolId = users.userPoolId;
export const userPoolClientId = users.userPoolClientId;
export const invokeUrl = api.invokeUrl;
export const streamName = stream.streamName;
export const streamArn = stream.arn;
export const region = config.region;
