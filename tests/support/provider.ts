import { localAccountId } from "../../src/local/aws/account";
import { systemClock } from "../../src/local/aws/clock";
import { createLocalCognito } from "../../src/local/cognito/localCognito";
import type { Properties } from "../../src/local/declaration";
import { InMemoryKinesis } from "../../src/local/kinesis/inMemoryKinesis";
import { Account } from "../../src/local/provider/account";
import { type CheckedInputs, checkInputs } from "../../src/local/provider/checkInputs";
import { DeployedStages } from "../../src/local/provider/deployedStages";
import { type ResourceLabel, typeOf } from "../../src/local/provider/resourceLabel";
import { ResourceProvider } from "../../src/local/provider/resourceProvider";
import type { LocalServices, ResourceState } from "../../src/local/resources/resourceType";

const endpoint = "http://127.0.0.1:4566";
const region = "us-east-1";

/** A provider without an engine: what it made, and the services that it makes things in. */
export class ProviderBench {
    readonly account = new Account();
    readonly notCopied: string[] = [];

    private constructor(
        readonly services: LocalServices,
        readonly stages: DeployedStages,
        readonly provider: ResourceProvider,
    ) {}

    static async create(): Promise<ProviderBench> {
        const kinesis = new InMemoryKinesis({ region, accountId: localAccountId });
        const cognito = createLocalCognito({ region, issuerBase: endpoint });
        const services = { kinesis, cognito, endpoint, region };
        const account = new Account();
        const stages = new DeployedStages(account, { ...services, clock: systemClock });
        const notCopied: string[] = [];
        const provider = new ResourceProvider(account, services, stages, (what) => notCopied.push(what));
        return Object.assign(new ProviderBench(services, stages, provider), { account, notCopied });
    }

    check(
        resource: ResourceLabel,
        olds: Properties,
        news: Properties,
        seed = "0123456789abcdef",
    ): CheckedInputs {
        return checkInputs(typeOf(resource), resource.name, olds, news, seed);
    }

    /** Checks and creates a resource, as an update does. Rejects with the first thing that is wrong. */
    async create(type: string, inputs: Properties, name = "it"): Promise<ResourceState> {
        const resource = { type: `aws:${type}`, name };
        const checked = this.check(resource, {}, inputs);
        if (checked.failures.length > 0) {
            throw new Error(
                checked.failures.map(({ property, reason }) => `${property}: ${reason}`).join("\n"),
            );
        }
        return this.provider.create(resource, checked.inputs);
    }
}

export const types = {
    restApi: "apigateway/restApi:RestApi",
    resource: "apigateway/resource:Resource",
    method: "apigateway/method:Method",
    integration: "apigateway/integration:Integration",
    methodResponse: "apigateway/methodResponse:MethodResponse",
    integrationResponse: "apigateway/integrationResponse:IntegrationResponse",
    model: "apigateway/model:Model",
    authorizer: "apigateway/authorizer:Authorizer",
    requestValidator: "apigateway/requestValidator:RequestValidator",
    response: "apigateway/response:Response",
    deployment: "apigateway/deployment:Deployment",
    stage: "apigateway/stage:Stage",
    methodSettings: "apigateway/methodSettings:MethodSettings",
    basePathMapping: "apigateway/basePathMapping:BasePathMapping",
    domainName: "apigateway/domainName:DomainName",
    certificate: "acm/certificate:Certificate",
    role: "iam/role:Role",
    rolePolicy: "iam/rolePolicy:RolePolicy",
    stream: "kinesis/stream:Stream",
    userPool: "cognito/userPool:UserPool",
    userPoolClient: "cognito/userPoolClient:UserPoolClient",
    userPoolDomain: "cognito/userPoolDomain:UserPoolDomain",
    logGroup: "cloudwatch/logGroup:LogGroup",
    metricAlarm: "cloudwatch/metricAlarm:MetricAlarm",
    dashboard: "cloudwatch/dashboard:Dashboard",
    topic: "sns/topic:Topic",
    topicSubscription: "sns/topicSubscription:TopicSubscription",
    securityGroup: "ec2/securityGroup:SecurityGroup",
    vpcEndpoint: "ec2/vpcEndpoint:VpcEndpoint",
    record: "route53/record:Record",
    webAclAssociation: "wafv2/webAclAssociation:WebAclAssociation",
} as const;

/** An API with one method, `GET /streams`, as far as its integration's response. */
export class ApiBench {
    private constructor(
        readonly bench: ProviderBench,
        readonly restApi: string,
        readonly root: string,
        readonly resourceId: string,
    ) {}

    static async create(): Promise<ApiBench> {
        const bench = await ProviderBench.create();
        const { id: restApi, outputs } = await bench.create(types.restApi, {});
        const root = String(outputs.rootResourceId);
        const { id } = await bench.create(types.resource, { restApi, parentId: root, pathPart: "streams" });
        return new ApiBench(bench, restApi, root, id);
    }

    get address() {
        return { restApi: this.restApi, resourceId: this.resourceId, httpMethod: "GET" };
    }

    method(inputs: Properties = {}): Promise<ResourceState> {
        return this.bench.create(types.method, { ...this.address, authorization: "NONE", ...inputs });
    }

    /** An integration that answers by itself. */
    integration(inputs: Properties = {}): Promise<ResourceState> {
        const mock = { type: "MOCK", requestTemplates: { "application/json": '{"statusCode": 200}' } };
        return this.bench.create(types.integration, { ...this.address, ...mock, ...inputs });
    }

    methodResponse(inputs: Properties = {}): Promise<ResourceState> {
        return this.bench.create(types.methodResponse, { ...this.address, statusCode: "200", ...inputs });
    }

    integrationResponse(inputs: Properties = {}): Promise<ResourceState> {
        return this.bench.create(types.integrationResponse, {
            ...this.address,
            statusCode: "200",
            ...inputs,
        });
    }

    deployment(name = "it"): Promise<ResourceState> {
        return this.bench.create(types.deployment, { restApi: this.restApi }, name);
    }

    stage(deployment: string, stageName = "v1"): Promise<ResourceState> {
        return this.bench.create(types.stage, { restApi: this.restApi, deployment, stageName }, stageName);
    }

    /** All of it, up to a stage. */
    async deployed(): Promise<{ readonly deployment: string }> {
        await this.method();
        await this.integration();
        await this.methodResponse();
        await this.integrationResponse();
        const { id } = await this.deployment();
        await this.stage(id);
        return { deployment: id };
    }
}
