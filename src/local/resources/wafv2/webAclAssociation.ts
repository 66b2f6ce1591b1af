import type { NotCopiedType } from "../resourceType";

export const webAclAssociation: NotCopiedType = {
    token: "aws:wafv2/webAclAssociation:WebAclAssociation",
    notCopied: "the web ACL",
};
