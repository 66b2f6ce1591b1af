import { loadConfig } from "./src/config/stackConfig";
import { aliasFormerNames } from "./src/formerNames";
import { KinesisProxy } from "./src/kinesisProxy";

const proxy = new KinesisProxy("kinesis-proxy", loadConfig(), { transformations: [aliasFormerNames] });

export = {
    userPoolId: proxy.userPoolId,
    userPoolClientId: proxy.userPoolClientId,
    invokeUrl: proxy.invokeUrl,
    streamName: proxy.streamName,
    streamArn: proxy.streamArn,
    region: proxy.region,
    ...(proxy.tokenUrl && { tokenUrl: proxy.tokenUrl, machineClients: proxy.machineClients }),
    ...(proxy.vpcId && { vpcId: proxy.vpcId, vpcEndpointId: proxy.vpcEndpointId }),
};
