import assert from "node:assert/strict";
import { outputsOf } from "../../support/evaluated";

const program = `
import { ComponentResource, output } from "@pulumi/pulumi";
let frames = 0;
Error.prepareStackTrace = (error, sites) => {
    frames += sites.length;
    return String(error);
};
class Part extends ComponentResource {
    constructor(name: string) {
        super("theirs:index:Part", name, { value: output(Promise.resolve(name)) });
        this.registerOutputs({ name });
    }
}
const part = new Part("part");
export const ofPulumi = part.urn.apply(() => frames);
export const ofTheProgram = part.urn.apply(() => {
    void new Error("It fails.").stack;
    return frames > 0;
});
`;

describe("The stack traces of an evaluation", () => {
    it("are those of the program's errors alone", async () => {
        assert.deepEqual(await outputsOf(program), { ofPulumi: 0, ofTheProgram: true });
    });
});
