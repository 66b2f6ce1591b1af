import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { ensureStackFile } from "../../../src/local/provider/stackFile";

describe("The local stack's configuration file", () => {
    let folder: string;
    const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
    const local = () => parse(readFileSync(join(folder, "Pulumi.local.yaml"), "utf8")) as unknown;

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "stack-file-"));
        write("Pulumi.yaml", "name: it\n");
        write("Pulumi.dev.yaml", "config:\n  aws:region: eu-west-1\n  it:streamName: s\n");
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    it("is made of another stack's, and from then on stays as it is", () => {
        assert.deepEqual(ensureStackFile(folder, "dev"), { region: "eu-west-1", isNew: true });
        assert.deepEqual(local(), { config: { "aws:region": "eu-west-1", "it:streamName": "s" } });
        write("Pulumi.local.yaml", "config:\n  it:streamName: other\n");
        assert.deepEqual(ensureStackFile(folder, "dev"), { region: "us-east-1", isNew: false });
        assert.deepEqual(local(), { config: { "it:streamName": "other" } });
    });

    it("may hold a secret, which is the CLI's to read", () => {
        const secret =
            "encryptionsalt: v1:x\nconfig:\n  aws:region: eu-west-1\n  it:alarmEmail:\n    secure: v1:y\n";
        write("Pulumi.local.yaml", secret);
        assert.deepEqual(ensureStackFile(folder, "dev"), { region: "eu-west-1", isNew: false });
    });

    it("is named where it is no YAML", () => {
        write("Pulumi.local.yaml", "a: [");
        assert.throws(() => ensureStackFile(folder, "dev"), /Pulumi\.local\.yaml cannot be read: [^\n]+$/);
    });

    it("is not made of one with a secret, whose key is another stack's", () => {
        write("Pulumi.dev.yaml", "config:\n  it:alarmEmail:\n    secure: v1:y\n");
        assert.throws(() => ensureStackFile(folder, "dev"), {
            message: "Pulumi.dev.yaml: it:alarmEmail is a secret, which only the Pulumi CLI can decrypt.",
        });
    });
});
