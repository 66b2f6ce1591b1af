import { version } from "@pulumi/aws/package.json";
import type { DeclaredResource, Properties } from "../declaration";
import { lookUp } from "../evaluation/lookUps";
import { deployment } from "../resources/apigateway/deployment";
import { stage } from "../resources/apigateway/stage";
import { role } from "../resources/iam/role";
import { rolePolicy } from "../resources/iam/rolePolicy";
import { copiedInputs, describeNotCopied } from "../resources/notCopied";
import type { LocalServices, ResourceState, ResourceType } from "../resources/resourceType";
import { declaredState, resourceTypes, servedTypes } from "../resources/resourceTypes";
import type { LiveResource } from "../resources/typeRules";
import type { Account } from "./account";
import { type CheckedInputs, checkInputs } from "./checkInputs";
import { type DeployedStages, snapshotOf } from "./deployedStages";
import { inputsNow } from "./drift";
import { type Change, diffProperties, inputOf } from "./propertyDiff";
import { unknownValue } from "./values";

/** How the engine says which resource it means. */
export interface ResourceLabel {
    readonly type: string;
    /** Logical name. */
    readonly name: string;
}

/** What changes of a resource, by property path, and which of the changes replace it. */
export interface Difference {
    readonly changes: ReadonlyMap<string, Change>;
    readonly replaces: ReadonlySet<string>;
    readonly deleteBeforeReplace: boolean;
}

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
        private readonly services: LocalServices,
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

    check(resource: ResourceLabel, olds: Properties, news: Properties, seed: string): CheckedInputs {
        return checkInputs(typeOf(resource), resource.name, olds, news, seed);
    }

    diff(type: string, olds: Properties, news: Properties): Difference {
        const { replacedBy = [], deleteBeforeReplace = false } = resourceTypes.get(type)?.rules ?? {};
        const changes = diffProperties(olds, news);
        const replaces = [...changes.keys()].filter(
            (path) => replacedBy.includes(path) || replacedBy.includes(inputOf(path)),
        );
        return { changes, replaces: new Set(replaces), deleteBeforeReplace };
    }

    /** What is known of a resource before it is made: no id, and of what AWS adds nothing. */
    previewCreate(resource: ResourceLabel, inputs: Properties): ResourceState {
        const { type, name } = resource;
        const added = Object.keys(declaredState(type, name, inputs, this.services.region).outputs);
        return {
            id: "",
            outputs: { ...Object.fromEntries(added.map((output) => [output, unknownValue])), ...inputs },
        };
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
        const snapshot = await this.takeSnapshot(described);
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
        const inputs = inputsNow(olds, found.inputs, isImport ? {} : (type.rules?.defaults ?? {}));
        const { outputs: made } =
            created ?? declaredState(resource.type, resource.name, inputs, this.services.region);
        const outputs = { ...made, ...found.outputs };
        if (created === undefined) {
            this.account.put({ ...resource, id: found.id, inputs, outputs });
        }
        return { id: found.id, inputs, outputs: { ...outputs, ...inputs } };
    }

    previewUpdate(oldInputs: Properties, oldOutputs: Properties, news: Properties): Properties {
        const added = Object.entries(oldOutputs).filter(([output]) => !(output in oldInputs));
        return { ...Object.fromEntries(added), ...news };
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

    refuseComponent(type: string, name: string): Error {
        return new Error(`${type} ${name}: the local run does not make components of this type.`);
    }

    private async isThere({ type: token, id, inputs }: LiveResource): Promise<boolean> {
        const type = resourceTypes.get(token);
        return type?.read === undefined || (await type.read(id, this.services, inputs)) !== undefined;
    }

    private async takeSnapshot({ type, inputs }: { type: string; inputs: Properties }) {
        if (type !== deployment.token) {
            return undefined;
        }
        const snapshot = snapshotOf(String(inputs.restApi), this.account);
        await this.stages.checkSnapshot(String(inputs.restApi), snapshot);
        return snapshot;
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

/** @throws Error for a type that is not of the program's */
function typeOf({ type, name }: ResourceLabel): ResourceType {
    const found = resourceTypes.get(type);
    if (found === undefined) {
        throw new Error(`${type} ${name}: the local run does not serve resources of this type.`);
    }
    return found;
}
