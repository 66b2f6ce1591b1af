import { loadConfig } from "./src/config/stackConfig";
import { aliasFormerNames } from "./src/formerNames";
import { KinesisProxy } from "./src/kinesisProxy";
import { stackPage } from "./src/stackPage";

const config = loadConfig();

const proxy = new KinesisProxy("kinesis-proxy", config, { transformations: [aliasFormerNames] });

const outputs = {
    userPoolId: proxy.userPoolId,
    userPoolClientId: proxy.userPoolClientId,
    invokeUrl: proxy.invokeUrl,
    streamName: proxy.streamName,
    streamArn: proxy.streamArn,
    region: proxy.region,
};

export = {
    ...outputs,
    readme: stackPage({
        ...outputs,
        token: config.accessTokens ? "AccessToken" : "IdToken",
        dashboardUrl: proxy.dashboardUrl ?? "none: `pulumi config set dashboard true`",
    }),
    ...(proxy.tokenUrl && { tokenUrl: proxy.tokenUrl, machineClients: proxy.machineClients }),
    ...(proxy.vpcId && { vpcId: proxy.vpcId, vpcEndpointId: proxy.vpcEndpointId }),
};
