// Evaluates the template in its folder as Pulumi's Node.js host does (@pulumi/pulumi, cmd/run/run.js), with mocks in
// place of an engine. The template has no ts-node of its own: Pulumi then takes the one that it brings along.
import { dirname, join } from "node:path";
import * as pulumi from "@pulumi/pulumi";

interface TsNode {
    register(options: object): void;
}

// eslint-disable-next-line @typescript-eslint/no-require-imports
const tsNode = require(join(dirname(require.resolve("@pulumi/pulumi")), "vendor/ts-node@7.0.1")) as TsNode;
tsNode.register({
    compiler: "typescript",
    project: "tsconfig.json",
    skipProject: false,
    cacheDirectory: process.argv[2],
    compilerOptions: {
        target: "ES2020",
        module: "nodenext",
        moduleResolution: "nodenext",
        sourceMap: "true",
    },
});

const mocks: pulumi.runtime.Mocks = {
    newResource: ({ name, inputs }) => ({ id: name, state: inputs as object }),
    call: ({ inputs }) => inputs as object,
};

async function run(): Promise<void> {
    await pulumi.runtime.setMocks(mocks, "one-bucket", "dev", false);
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    await pulumi.runtime.runInPulumiStack(() => Promise.resolve(require(join(process.cwd(), "index.ts"))));
    await pulumi.runtime.disconnect();
}

void run();
