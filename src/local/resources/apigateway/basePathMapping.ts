import type { NotCopiedType } from "../resourceType";

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
};
