/** The component package: what Pulumi programs in any language get by `pulumi package add` of this folder. */
export { KinesisProxy } from "../src/kinesisProxy";
