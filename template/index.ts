import { KinesisProxy } from "@pulumi/kinesis-proxy";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

const door = new KinesisProxy("door", { streamName: config.require("streamName") });

export const { userPoolId, userPoolClientId, invokeUrl, streamName, streamArn, region } = door;
