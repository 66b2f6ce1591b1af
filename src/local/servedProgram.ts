import type { ApiFacts } from "./apiFacts";
import type { Declaration } from "./declaration";
import { endingWhenIdle } from "./gateway/endingWhenIdle";
import { createGateway, type Gateway } from "./gateway/gateway";
import { type RestApiModel, restApiModel, routesOf } from "./gateway/restApiModel";
import { rolesOf } from "./gateway/role";
import { type OpenApiDocument, openApiDocument } from "./openApi/document";
import { describeOutputs, regionOf } from "./outputs";
import { asDeclared, createAll, type CreatedResource } from "./resources/createAll";
import { LiveResources } from "./resources/liveResources";
import { describeNotCopied } from "./resources/notCopied";
import { checkServed } from "./resources/notServed";
import type { RunServices } from "./runServices";
import type { RunDescription, Served } from "./served";

/** A program, as far as a local run knows it. */
export interface Program {
    readonly declaration: Declaration;
    /** What it knows of its API beside. Defaults to what the declaration tells. */
    readonly apiFacts?: ApiFacts;
    /** The stack's configuration by key. Defaults to what nobody knows. */
    readonly config?: Readonly<Record<string, string>>;
}

interface Version {
    readonly program: Program;
    readonly api: RestApiModel;
    readonly gateway: Gateway;
    readonly description: RunDescription;
}

/** A program that is served, until another one takes its place. */
export class ServedProgram implements Served {
    private readonly live: LiveResources;

    private constructor(
        private readonly services: RunServices,
        private version: Version | undefined,
    ) {
        this.live = new LiveResources(services);
    }

    /** @throws Error naming what is declared and not supported */
    static async start(services: RunServices, program: Program): Promise<ServedProgram> {
        const served = new ServedProgram(services, undefined);
        served.version = await served.make(program);
        return served;
    }

    gatewayOf(stageName: string): Gateway | undefined {
        const { api, gateway } = this.version!;
        return stageName === api.stageName ? gateway : undefined;
    }

    describe(): RunDescription {
        return this.version!.description;
    }

    openApi(): OpenApiDocument {
        const { api, description, program } = this.version!;
        return openApiDocument(api, description.outputs, program.apiFacts);
    }

    /**
     * Serves another version of the program: requests that it has are answered by the former one, and what both declare
     * goes on with all that it holds.
     *
     * @returns what is lost with what AWS would replace or delete, in words
     * @throws Error naming what cannot be served; the former version goes on then
     */
    async change(program: Program): Promise<string[]> {
        const former = this.version!;
        await this.check(program);
        try {
            this.version = await this.make(program);
        } catch (error) {
            await createAll(former.program.declaration, this.services, this.live);
            this.live.takeLost();
            throw error;
        }
        void former.gateway.close();
        return this.live.takeLost();
    }

    close(): Promise<void> {
        return this.version!.gateway.close();
    }

    private async make(program: Program): Promise<Version> {
        const stack = await createAll(program.declaration, this.services, this.live);
        const api = restApiModel(stack.resources);
        const gateway = endingWhenIdle(await this.compile(api, stack.resources));
        const description = {
            outputs: describeOutputs(stack, this.services.endpoint),
            routes: routesOf(api),
            notCopied: describeNotCopied(program.declaration),
        };
        return { program, api, gateway, description };
    }

    /** Finds what is wrong before anything is changed. */
    private async check({ declaration }: Program): Promise<void> {
        const region = regionOf(declaration);
        if (region !== this.services.region) {
            throw new Error(
                `The region is ${region}, and this run is in ${this.services.region}: start anew.`,
            );
        }
        checkServed(declaration);
        const resources = asDeclared(declaration, region);
        const gateway = await this.compile(restApiModel(resources), resources);
        await gateway.close();
    }

    private compile(api: RestApiModel, resources: readonly CreatedResource[]): Promise<Gateway> {
        return createGateway(api, { ...this.services, roles: rolesOf(resources) });
    }
}
