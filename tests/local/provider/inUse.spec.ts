import assert from "node:assert/strict";
import type { ProviderBench } from "../../support/provider";
import { ApiBench, types } from "../../support/provider";

const trust = JSON.stringify({ Version: "2012-10-17", Statement: [] });

/** What stays, with the source of it, and of AWS's words. */
const kept: readonly {
    readonly what: string;
    readonly source: string;
    readonly type: string;
    /** Makes it, and what uses it. Answers with its id. */
    readonly use: (api: ApiBench, bench: ProviderBench) => Promise<string>;
    readonly error: (id: string, api: ApiBench) => string;
}[] = [
    {
        what: "a deployment that a stage points to",
        source: "pulumi/pulumi-aws #1035",
        type: types.deployment,
        use: async (api) => (await api.deployed()).deployment,
        error: () =>
            "BadRequestException: Active stages pointing to this deployment must be moved or deleted",
    },
    {
        what: "a model that a method has",
        source: "aws-apigateway-importer #89",
        type: types.model,
        use: async (api) => {
            const model = { restApi: api.restApi, name: "It", contentType: "application/json", schema: "{}" };
            const { id } = await api.bench.create(types.model, model);
            await api.method({ requestModels: { "application/json": "It" } });
            return id;
        },
        error: () =>
            "ConflictException: Cannot delete model 'It', is referenced in method request: /streams/GET",
    },
    {
        what: "an authorizer that a method has",
        source: "hashicorp/terraform #25980",
        type: types.authorizer,
        use: async (api, bench) => {
            const { outputs } = await bench.create(types.userPool, {});
            const { id } = await bench.create(types.authorizer, {
                restApi: api.restApi,
                name: "users",
                type: "COGNITO_USER_POOLS",
                providerArns: [outputs.arn],
            });
            await api.method({ authorization: "COGNITO_USER_POOLS", authorizerId: id });
            return id;
        },
        error: () =>
            "ConflictException: Cannot delete authorizer 'users', is referenced in method: GET//streams",
    },
    {
        what: "a request validator that a method has",
        source: "ours, after models and authorizers",
        type: types.requestValidator,
        use: async (api) => {
            const { id } = await api.bench.create(types.requestValidator, { restApi: api.restApi });
            await api.method({ requestValidatorId: id });
            return id;
        },
        error: (id) =>
            `ConflictException: Cannot delete request validator '${id}', is referenced in method: /streams/GET`,
    },
    {
        what: "an API that a domain name leads to",
        source: "serverless/serverless #3638",
        type: types.restApi,
        use: async (api) => {
            await mapped(api);
            return api.restApi;
        },
        error: (id) =>
            `BadRequestException: Deleting RestApi ${id} failed. Please remove all base path mappings related to ` +
            "the RestApi in your domains: api.example.com.",
    },
    {
        what: "a domain name that leads to an API",
        source: "ours: no source has AWS's",
        type: types.domainName,
        use: mapped,
        error: () =>
            "BadRequestException: Domain name api.example.com has base path mappings, which must be removed first",
    },
    {
        what: "the certificate of a domain name",
        source: "ResourceInUseException, DeleteCertificate, ACM API reference",
        type: types.certificate,
        use: async (_, bench) => {
            const { id } = await bench.create(types.certificate, { domainName: "api.example.com" });
            await bench.create(types.domainName, {
                domainName: "api.example.com",
                regionalCertificateArn: id,
            });
            return id;
        },
        error: (id) => `ResourceInUseException: Certificate ${id} is in use.`,
    },
    {
        what: "a role that has a policy",
        source: "DeleteConflict, DeleteRole, IAM API reference",
        type: types.role,
        use: async (_, bench) => {
            const { id } = await bench.create(types.role, { assumeRolePolicy: trust });
            await bench.create(types.rolePolicy, { role: id, policy: trust });
            return id;
        },
        error: () => "DeleteConflict: Cannot delete entity, must delete policies first.",
    },
    {
        what: "a security group that an endpoint has",
        source: "DependencyViolation, error codes, EC2 API reference",
        type: types.securityGroup,
        use: async (_, bench) => {
            const { id } = await bench.create(types.securityGroup, { vpcId: "vpc-1" });
            await bench.create(types.vpcEndpoint, { vpcId: "vpc-1", securityGroupIds: [id] });
            return id;
        },
        error: (id) => `DependencyViolation: resource ${id} has a dependent object`,
    },
    {
        what: "a user pool that is guarded",
        source: "localstack/localstack #11947",
        type: types.userPool,
        use: async (_, bench) => (await bench.create(types.userPool, { deletionProtection: "ACTIVE" })).id,
        error: () =>
            "InvalidParameterException: The user pool cannot be deleted because deletion protection is activated. " +
            "Deletion protection must be inactivated first.",
    },
];

async function mapped(api: ApiBench): Promise<string> {
    await api.deployed();
    const { id } = await api.bench.create(types.domainName, { domainName: "api.example.com" });
    await api.bench.create(types.basePathMapping, {
        restApi: api.restApi,
        stageName: "v1",
        domainName: "api.example.com",
    });
    return id;
}

describe("What is in use stays", () => {
    for (const { what, source, type, use, error } of kept) {
        it(`${what} (${source})`, async () => {
            const api = await ApiBench.create();
            const id = await use(api, api.bench);
            await assert.rejects(api.bench.provider.delete(`aws:${type}`, id), { message: error(id, api) });
            assert.equal(api.bench.account.find(`aws:${type}`, id)?.id, id);
        });
    }

    it("and goes when nothing uses it any more", async () => {
        const api = await ApiBench.create();
        const { deployment } = await api.deployed();
        const { id: next } = await api.deployment();
        const stage = `ags-${api.restApi}-v1`;
        const inputs = { restApi: api.restApi, deployment, stageName: "v1" };
        await api.bench.provider.update(`aws:${types.stage}`, stage, inputs, { ...inputs, deployment: next });
        await api.bench.provider.delete(`aws:${types.deployment}`, deployment);
        assert.equal(api.bench.account.find(`aws:${types.deployment}`, deployment), undefined);
    });
});
