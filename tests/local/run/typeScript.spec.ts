import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
    copyFileSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    rmSync,
    symlinkSync,
    utimesSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { programFolder } from "../../../src/local/evaluation/programFolder";

const loader = "src/local/loader.js";

describe("What the loader compiles", () => {
    let folder: string;
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "compiled-"));
        mkdirSync(join(folder, "node_modules"));
        mkdirSync(join(folder, dirname(loader)), { recursive: true });
        for (const file of [loader, "src/local/typeScript.js"]) {
            copyFileSync(join(programFolder, file), join(folder, file));
        }
        symlinkSync(join(programFolder, "node_modules/sucrase"), join(folder, "node_modules/sucrase"));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    const cache = () => join(folder, "node_modules/.cache/kinesis-proxy");
    const entries = () =>
        readdirSync(cache(), { withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map(({ name }) => join(cache(), name));

    /** Writes a text into main.ts, whose size and time stay. */
    const write = (text: string) => {
        const file = join(folder, "main.ts");
        writeFileSync(
            file,
            `const text: string = "${text}"; const isCompiled = /sucrase.dist/.test(Object.keys(require.cache).join());
            console.log(text, isCompiled);`,
        );
        utimesSync(file, 0, 0);
    };
    const run = async (file = "main.ts") => {
        const child = spawn(process.execPath, ["-r", `./${loader}`, file], { cwd: folder });
        let printed = "";
        child.stdout.on("data", (chunk) => (printed += String(chunk)));
        child.stderr.on("data", (chunk) => (printed += String(chunk)));
        await once(child, "close");
        return printed;
    };

    it("is kept for the next process", async () => {
        write("one");
        assert.equal(await run(), "one true\n");
        assert.equal(await run(), "one false\n");
        assert.equal(entries().length, 1);
    });

    it("is what the source says now", async () => {
        write("one");
        await run();
        write("two");
        assert.equal(await run(), "two true\n");
        write("one");
        assert.equal(await run(), "one false\n");
    });

    it("is what this compiler makes of it", async () => {
        const compiler = join(folder, "node_modules/sucrase");
        const install = (version: string) => {
            rmSync(compiler, { recursive: true });
            mkdirSync(compiler);
            writeFileSync(join(compiler, "package.json"), JSON.stringify({ version }));
            const code = JSON.stringify(`console.log("by ${version}")`);
            writeFileSync(join(compiler, "index.js"), `exports.transform = () => ({ code: ${code} });`);
        };
        write("one");
        install("3.0.0");
        assert.equal(await run(), "by 3.0.0\n");
        install("3.0.1");
        assert.equal(await run(), "by 3.0.1\n");
    });

    it("is compiled again, where its entry is damaged", async () => {
        write("one");
        await run();
        const [entry] = entries();
        const whole = readFileSync(entry!, "utf8");
        for (const damaged of [
            "",
            "\0".repeat(whole.length),
            whole.slice(0, -1),
            whole.replace("one", "two"),
        ]) {
            writeFileSync(entry!, damaged);
            assert.equal(await run(), "one true\n");
            assert.equal(readFileSync(entry!, "utf8"), whole);
        }
    });

    it("is not kept, where its folder cannot be written", async () => {
        writeFileSync(join(folder, "node_modules/.cache"), "A file.");
        write("one");
        assert.equal(await run(), "one true\n");
        assert.equal(await run(), "one true\n");
    });

    it("is whole, when several processes start at the same time", async () => {
        write("one");
        const printed = await Promise.all(Array.from({ length: 6 }, () => run()));
        assert.deepEqual(new Set(printed.map((line) => line.split(" ")[0])), new Set(["one"]));
        assert.equal(entries().length, 1);
        assert.equal(await run(), "one false\n");
    });

    it("names the lines of its source", async () => {
        const place = join(folder, "fails.ts");
        writeFileSync(
            place,
            "interface Gone {\n    gone: string;\n}\n\nthrow new Error(`It fails.`) as Gone & Error;\n",
        );
        const compiled = await run("fails.ts");
        assert.ok(compiled.includes(`${place}:5:`), compiled);
        assert.equal(await run("fails.ts"), compiled);
    });
});
