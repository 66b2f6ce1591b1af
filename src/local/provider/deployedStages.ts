import { createGateway, type Gateway, type GatewayServices } from "../gateway/gateway";
import { endingWhenIdle } from "../gateway/endingWhenIdle";
import { type RestApiModel, restApiModel } from "../gateway/restApiModel";
import { rolesOf } from "../gateway/role";
import { deployment } from "../resources/apigateway/deployment";
import { restApi } from "../resources/apigateway/restApi";
import { stage } from "../resources/apigateway/stage";
import type { LiveResource } from "../resources/typeRules";
import type { Account } from "./account";

/** The stages of the account, each serving what its deployment took its snapshot of. */
export class DeployedStages {
    private readonly gateways = new Map<string, Promise<Gateway>>();

    constructor(
        private readonly account: Account,
        private readonly services: Omit<GatewayServices, "roles">,
    ) {}

    /** From now on, stages serve what the account has: another deployment, another policy of a role. */
    refresh(): void {
        const former = [...this.gateways.values()];
        this.gateways.clear();
        former.forEach((gateway) => void end(gateway));
    }

    /** Gives the stages that another run has left the address of this one. */
    moveTo(endpoint: string): void {
        for (const found of this.stagesNow()) {
            const invokeUrl = `${endpoint}/${String(found.inputs.stageName)}`;
            this.account.put({ ...found, outputs: { ...found.outputs, invokeUrl } });
        }
    }

    /** What answers for a stage; undefined for one that does not exist. Of two with one name, the later one. */
    async gatewayOf(stageName: string): Promise<Gateway | undefined> {
        const found = this.stagesNow()
            .filter(({ inputs }) => inputs.stageName === stageName)
            .at(-1);
        if (found === undefined) {
            return undefined;
        }
        let gateway = this.gateways.get(stageName);
        if (gateway === undefined) {
            gateway = this.compile(this.deployedTo(found)).then(endingWhenIdle);
            this.gateways.set(stageName, gateway);
        }
        return gateway;
    }

    /** What the latest stage serves; undefined without any. */
    latest(): RestApiModel | undefined {
        const found = this.stagesNow().at(-1);
        return found && restApiModel(this.deployedTo(found));
    }

    /**
     * The REST API as it is now.
     *
     * @throws Error naming what of it the local run cannot serve
     */
    async takeSnapshot(restApiId: string): Promise<readonly LiveResource[]> {
        const snapshot = snapshotOf(restApiId, this.account);
        const inputs = { restApi: restApiId, stageName: "snapshot" };
        const gateway = await this.compile([
            ...snapshot,
            { type: stage.token, name: "snapshot", id: "snapshot", inputs, outputs: {} },
        ]);
        await gateway.close();
        return snapshot;
    }

    private stagesNow(): LiveResource[] {
        return this.account.all().filter(({ type }) => type === stage.token);
    }

    private deployedTo(served: LiveResource): LiveResource[] {
        const deployed = this.account.find(deployment.token, String(served.inputs.deployment));
        return [...(deployed?.snapshot ?? []), served];
    }

    private compile(resources: readonly LiveResource[]): Promise<Gateway> {
        return createGateway(restApiModel(resources), {
            ...this.services,
            roles: rolesOf(this.account.all()),
        });
    }
}

/** The REST API as it was when it was deployed, which a stage serves until it is given another deployment. */
function snapshotOf(restApiId: string, account: Account): LiveResource[] {
    return account
        .all()
        .filter(
            ({ type, id, inputs }) =>
                (type === restApi.token && id === restApiId) ||
                (type.startsWith("aws:apigateway/") &&
                    type !== stage.token &&
                    (inputs.restApi === restApiId || inputs.restApiId === restApiId)),
        );
}

/** One that could not be made has nothing to end. */
async function end(gateway: Promise<Gateway>): Promise<void> {
    await gateway.then(
        (made) => made.close(),
        () => undefined,
    );
}
