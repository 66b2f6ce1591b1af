import { isUtf8 } from "node:buffer";
import {
    responseOverrideOf,
    type RequestParameters,
    type ResponseOverride,
    type TemplateContext,
} from "../vtl";
import { createBodyCheck } from "./bodyValidator";
import { GatewayError } from "./gatewayError";
import type { IntegrationAnswer } from "./integrations/integration";
import { createIntegrationResponses, type MappedAnswer } from "./integrationResponse";
import { naming } from "./naming";
import { createRequestMapping, type MappedBody } from "./requestMapping";
import type { MethodModel } from "./restApiModel";

/** What of a request its mapping sees. */
export interface MethodRequest {
    /** Decompressed. */
    readonly body: Uint8Array;
    readonly mediaType: string;
    readonly parameters: RequestParameters;
    readonly context: TemplateContext;
}

/** The backend's request, and what is to become of its answer. */
export interface MappedRequest extends MappedBody {
    readonly override: ResponseOverride;
}

/** What of a backend's answer its mapping sees. */
export interface MethodAnswer {
    readonly answer: IntegrationAnswer;
    readonly parameters: RequestParameters;
    readonly context: TemplateContext;
}

/**
 * What a method does with bodies. It depends on nothing but what goes in, all of it plain data, so that any thread can
 * do it.
 */
export interface MethodMapping {
    /** Checks the body against its model, and makes the backend's request. Throws {@link GatewayError}. */
    mapRequest(request: MethodRequest): MappedRequest;
    /** Makes the client's answer. Throws {@link GatewayError}. */
    mapAnswer(answer: MethodAnswer): MappedAnswer;
}

/** @throws Error naming the method, and the model or template that is not supported. */
export function compileMapping(model: MethodModel): MethodMapping {
    return naming(placeOf(model), () => {
        const check = createBodyCheck(model);
        const map = createRequestMapping(placeOf(model), model.integration);
        return {
            mapRequest: ({ body: bytes, mediaType, parameters, context }) => {
                const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();
                const document = check(mediaType, body);
                const mapped = map({ body, document, mediaType, parameters, context });
                // What AWS makes of it is not known. With a model it is JSON, whose broken characters stay broken.
                if (document === undefined && !isUtf8(bytes)) {
                    throw new GatewayError("DEFAULT_4XX", "Could not read the request body: it is no UTF-8");
                }
                return { ...mapped, override: responseOverrideOf(context) };
            },
            mapAnswer: createIntegrationResponses(model),
        };
    });
}

/** `Method PUT /streams/{stream-name}/record`. */
export function placeOf({ inputs, path }: MethodModel): string {
    return `Method ${inputs.httpMethod} ${path}`;
}
