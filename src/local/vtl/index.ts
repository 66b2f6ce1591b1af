/** Mapping templates of API Gateway, as Apache Velocity 1.7 with Jayway JsonPath renders them there. */
export { TemplateError } from "./error";
export { createInput, type Input, plainParameters, type RequestParameters } from "./input/input";
export {
    type RequestOverride,
    type ResponseOverride,
    requestOverrideOf,
    responseOverrideOf,
} from "./overrides";
export type { TemplateContext, TemplateScope } from "./scope";
export { compileJsonTemplate, compileTemplate, type RenderedJson, type Template } from "./template";
