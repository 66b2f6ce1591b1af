import type { NotCopiedType } from "../resourceType";
import { lengthBetween } from "../constraints";

export const webAclAssociation: NotCopiedType = {
    token: "aws:wafv2/webAclAssociation:WebAclAssociation",
    notCopied: "the web ACL",
    rules: {
        required: ["resourceArn", "webAclArn"],
        // ResourceArn, botocore's model.
        constraints: { resourceArn: lengthBetween(20, 2048), webAclArn: lengthBetween(20, 2048) },
        replacedBy: ["resourceArn", "webAclArn"],
    },
};
