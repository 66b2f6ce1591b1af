import assert from "node:assert/strict";
import { dependencies, devDependencies } from "../../package.json";
import pack from "../../policy/package.json";

describe("The policy pack's package", () => {
    it("installs, where it is installed by itself, what the project has", () => {
        const installed: Record<string, string> = { ...dependencies, ...devDependencies };
        const expected = Object.keys(pack.dependencies).map((name) => [name, installed[name]]);
        assert.deepEqual(pack.dependencies, Object.fromEntries(expected));
    });
});
