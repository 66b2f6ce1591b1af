import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transform } from "sucrase";
import { programFolder } from "../../local/evaluation/programFolder";
import { temporaryFolder } from "./temporaryFolder";

// Pulumi's template aws-typescript (github.com/pulumi/templates, 4 August 2026).
const index = `import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";

// Create an AWS resource (S3 Bucket)
const bucket = new aws.s3.Bucket("my-bucket");

// Export the name of the bucket
export const bucketName = bucket.id;
`;

const tsconfig = {
    compilerOptions: {
        strict: true,
        outDir: "bin",
        target: "es2020",
        module: "nodenext",
        moduleResolution: "nodenext",
        sourceMap: true,
        experimentalDecorators: true,
        pretty: true,
        noFallthroughCasesInSwitch: true,
        noImplicitReturns: true,
        forceConsistentCasingInFileNames: true,
    },
    files: ["index.ts"],
};

/** A folder with the template, with this project's packages and with what evaluates it. */
export interface OneBucket {
    readonly folder: string;
    /** Runs in that folder. */
    readonly command: readonly string[];
    /** Forgets what ts-node has compiled, as after an edit. */
    readonly forget: () => void;
}

export function createOneBucket(): OneBucket {
    const folder = temporaryFolder();
    const cache = join(folder, "cache");
    writeFileSync(join(folder, "index.ts"), index);
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "one-bucket", main: "index.ts" }));
    symlinkSync(join(programFolder, "node_modules"), join(folder, "node_modules"));
    // Without a loader for TypeScript in its process but the one that is measured.
    const host = readFileSync(join(__dirname, "oneBucketHost.ts"), "utf8");
    writeFileSync(join(folder, "host.js"), transform(host, { transforms: ["typescript", "imports"] }).code);
    const forget = (): void => {
        rmSync(cache, { recursive: true, force: true });
        mkdirSync(cache);
    };
    return { folder, command: [process.execPath, "host.js", cache], forget };
}
