import type { LiveResource } from "../typeRules";
import type { NotCopiedType } from "../resourceType";
import { badRequest, conflict, notFound } from "../awsError";
import { domainName as domainNameType } from "./domainName";
import { checkApi } from "./parts";
import { checkStage } from "./stage";

interface BasePathMappingInputs {
    readonly domainName: string;
    readonly basePath?: string;
    readonly restApi: string;
    readonly stageName: string;
}

export const basePathMapping: NotCopiedType<BasePathMappingInputs> = {
    token: "aws:apigateway/basePathMapping:BasePathMapping",
    notCopied: "the domain name",
    addresses: ({ inputs: { domainName, basePath, stageName } }, { endpoint }) => ({
        [`https://${domainName}${basePath ? `/${basePath}` : ""}`]: `${endpoint}/${stageName}`,
    }),
    rules: {
        required: ["restApi", "domainName"],
        replacedBy: ["domainName"],
        checkCreate: (inputs, live) => {
            const { domainName, basePath = "", restApi, stageName } = inputs;
            // The words are AWS's, as moto has them (`moto/apigateway/exceptions.py`).
            if (live.find(domainNameType.token, domainName) === undefined) {
                throw notFound("Invalid domain name identifier specified");
            }
            if (basePath.includes("/")) {
                throw badRequest(
                    "API Gateway V1 doesn't support the slash character (/) in base path mappings. " +
                        "To create a multi-level base path mapping, use API Gateway V2.",
                );
            }
            checkApi(live, restApi);
            checkStage(live, restApi, stageName);
            if (live.all().some(isMappingOf(domainName, basePath))) {
                throw conflict("Base path already exists for this domain name");
            }
        },
    },
};

function isMappingOf(domainName: string, basePath: string) {
    return ({ type, inputs }: LiveResource) =>
        type === basePathMapping.token &&
        inputs.domainName === domainName &&
        (inputs.basePath ?? "") === basePath;
}
