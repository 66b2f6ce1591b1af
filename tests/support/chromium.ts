import { execFile } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Context } from "mocha";
import puppeteer, { type Browser } from "puppeteer-core";

/** A browser that runs, and how to stop it. */
export interface Chromium {
    readonly browser: Browser;
    /** Ends the browser, and removes everything that it was and wrote. */
    close(): Promise<void>;
}

/** Skips a suite, from its `before`, where Chromium does not run: the package holds it for Linux on x64 alone. */
export function skipWithoutChromium(suite: Context): void {
    if (process.platform !== "linux" || process.arch !== "x64") {
        suite.skip();
    }
}

/**
 * Starts the headless Chromium of `@sparticuz/chromium` with an empty profile, all of it in a folder of its own:
 * a copy that another process left half unpacked, or uses, is never in the way.
 */
export async function launchChromium(flags: readonly string[] = []): Promise<Chromium> {
    const folder = await mkdtemp(join(tmpdir(), "chromium-"));
    const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    process.once("exit", remove);
    try {
        const browser = await puppeteer.launch({
            executablePath: await unpack(folder),
            userDataDir: join(folder, "profile"),
            // A pipe, and no port: no one else can drive the browser, and it ends when this process does.
            pipe: true,
            headless: "shell",
            args: [
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                ...flags,
            ],
            env: {
                ...process.env,
                HOME: folder,
                TMPDIR: folder,
                LD_LIBRARY_PATH: join(folder, "al2023", "lib"),
                FONTCONFIG_PATH: join(folder, "fonts"),
            },
        });
        return { browser, close: () => browser.close().finally(remove) };
    } catch (error) {
        remove();
        throw error;
    }
}

/**
 * Unpacks Chromium, and the shared libraries and fonts that a bare system lacks. The package takes the folder from
 * the environment, and unpacks the libraries only where it believes to be in AWS Lambda: hence a process of its own.
 */
async function unpack(folder: string): Promise<string> {
    const program = `require("@sparticuz/chromium").executablePath().then((path) => process.stdout.write(path))`;
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", program], {
        cwd: __dirname,
        env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" },
    });
    writeFileSync(join(folder, "fonts", "fonts.conf"), fontsOf(folder));
    return stdout;
}

/** The package's own looks for its fonts in a folder that is fixed; without any font, a page is never drawn. */
function fontsOf(folder: string): string {
    return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, "fonts")}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, "fonts-cache")}</cachedir>
</fontconfig>
`;
}
