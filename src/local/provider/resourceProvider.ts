import { version } from "@pulumi/aws/package.json";
import type { DeclaredResource, Properties } from "../declaration";
import { lookUp } from "../evaluation/lookUps";
import { deployment } from "../resources/apigateway/deployment";
import { stage } from "../resources/apigateway/stage";
import { role } from "../resources/iam/role";
import { rolePolicy } from "../resources/iam/rolePolicy";
import { copiedInputs, describeNotCopied } from "../resources/notCopied";
import type { LocalServices, ResourceState } from "../resources/resourceType";
import { declaredState, resourceTypes, servedTypes } from "../resources/resourceTypes";
import type { LiveResource } from "../resources/typeRules";
import type { Account } from "./account";
import type { DeployedStages } from "./deployedStages";
import { inputsNow } from "./drift";
import { type ResourceLabel, typeOf } from "./resourceLabel";

/** What stages are made of beside their deployments: a change of it is served at once. */
const servedAtOnce = [stage.token, role.token, rolePolicy.token];

/**
 * Creates, changes and deletes the resources of a program in this process, as Pulumi's engine asks for it, and
 * refuses what AWS refuses.
 */
export class ResourceProvider {
    /** Of the AWS provider that it stands for: the engine wants the one of the program's SDK. */
    readonly version = version;
    private readonly told = new Set<string>();

    /** @param onNotCopied told of what has no effect on this machine, once for each thing */
    constructor(
        private readonly account: Account,
        readonly services: LocalServices,
        private readonly stages: DeployedStages,
        private readonly onNotCopied: (what: string) => void,
    ) {}

    /**
     * @param config of the provider, `region` in it
     * @returns the line that says where everything goes
     * @throws Error for a region that this run is not in
     */
    configure({ region = this.services.region }: Properties): string {
        if (region !== this.services.region) {
            throw new Error(
                `The local run is in ${this.services.region}, and aws:region is ${String(region)}: ` +
                    "start the run anew, and it is in that region.",
            );
        }
        return `This deploys to the local run on this machine, ${this.services.endpoint}, and not to AWS.`;
    }

    /** @throws AwsError for what AWS refuses; Error for what cannot be here */
    async create(resource: ResourceLabel, inputs: Properties): Promise<ResourceState> {
        const type = typeOf(resource);
        type.rules?.checkCreate?.(inputs, this.account);
        const seed = this.account.nextSeed(`${resource.type} ${resource.name}`);
        const declared = declaredState(resource.type, resource.name, inputs, this.services.region, seed);
        if (type.rules?.exists !== undefined && (await type.read?.(declared.id, this.services, inputs))) {
            throw type.rules.exists(declared.id);
        }
        const described = { ...resource, ...declared, inputs };
        const snapshot =
            resource.type === deployment.token
                ? await this.stages.takeSnapshot(String(inputs.restApi))
                : undefined;
        const local =
            "inputs" in type
                ? await type.create?.({ ...described, inputs: copiedInputs(described) }, this.services)
                : undefined;
        const created = {
            ...described,
            id: local?.id ?? declared.id,
            outputs: { ...declared.outputs, ...local?.outputs },
        };
        this.account.put({ ...created, snapshot });
        this.served(resource.type);
        this.tellNotCopied(created);
        return { id: created.id, outputs: { ...created.outputs, ...inputs } };
    }

    /**
     * What there is of a resource, with what has changed by other ways than the engine's; undefined for none.
     *
     * @param olds the inputs that it has in the state; none where it is imported
     */
    async read(
        resource: ResourceLabel,
        id: string,
        olds: Properties,
    ): Promise<(ResourceState & { readonly inputs: Properties }) | undefined> {
        const type = typeOf(resource);
        const created = this.account.find(resource.type, id);
        const found = type.read === undefined ? created : await type.read(id, this.services, olds);
        if (found === undefined) {
            this.account.remove(resource.type, id);
            return undefined;
        }
        const isImport = Object.keys(olds).length === 0;
        const inputs = isImport ? inputsNow({}, found.inputs) : inputsNow(olds, found.inputs, type.rules);
        const { outputs: made } =
            created ?? declaredState(resource.type, resource.name, inputs, this.services.region);
        const outputs = { ...made, ...found.outputs };
        if (created === undefined) {
            this.account.put({ ...resource, id: found.id, inputs, outputs });
        }
        return { id: found.id, inputs, outputs: { ...outputs, ...inputs } };
    }

    /**
     * @param olds the inputs that it has in the state
     * @throws AwsError for what AWS refuses; Error for what cannot be here
     */
    async update(token: string, id: string, olds: Properties, news: Properties): Promise<Properties> {
        const former = this.account.find(token, id);
        if (former === undefined || !(await this.isThere(former))) {
            throw new Error(`${token} ${id} is not in this run. To take it off the stack: pulumi refresh`);
        }
        const type = typeOf(former);
        const resource = { ...former, inputs: news };
        type.rules?.checkUpdate?.(news, this.account);
        if ("inputs" in type) {
            const inputs = copiedInputs(resource);
            await type.update?.({ ...resource, inputs }, this.services, olds);
        }
        this.account.put(resource);
        this.served(token);
        return { ...resource.outputs, ...news };
    }

    /** @throws AwsError for what has to stay */
    async delete(token: string, id: string): Promise<void> {
        const resource = this.account.find(token, id);
        if (resource === undefined) {
            return;
        }
        const type = typeOf(resource);
        type.rules?.checkDelete?.(resource, this.account);
        if ("inputs" in type) {
            await type.delete?.(resource, this.services);
        }
        this.account.remove(token, id);
        this.served(token);
    }

    /** @throws Error naming the look-up that is not known here, or what it does not find */
    async invoke(token: string, args: Properties): Promise<Properties> {
        const found = await servedTypes.get(token)?.lookUp?.(args, this.services);
        return found ?? lookUp(token, args, this.services.region);
    }

    /**
     * What a component answers, of which this run makes nothing.
     *
     * @throws Error for a type that is not of the program's
     */
    componentOutputs(component: ResourceLabel, inputs: Properties): Properties {
        typeOf(component);
        const { type, name } = component;
        const { id, outputs } = declaredState(type, name, inputs, this.services.region);
        this.tellNotCopied({ type, name, id, inputs });
        return outputs;
    }

    private async isThere({ type: token, id, inputs }: LiveResource): Promise<boolean> {
        const type = resourceTypes.get(token);
        return type?.read === undefined || (await type.read(id, this.services, inputs)) !== undefined;
    }

    private tellNotCopied(created: DeclaredResource): void {
        for (const what of describeNotCopied([created])) {
            if (!this.told.has(what)) {
                this.told.add(what);
                this.onNotCopied(what);
            }
        }
    }

    private served(type: string): void {
        if (servedAtOnce.includes(type)) {
            this.stages.refresh();
        }
    }
}
