"use strict";
// Lets this process load `.ts` files, and keeps the JavaScript of each, under node_modules/.cache, for those to come:
// compiling takes longer than all else that they do at their start. An entry's name tells of what it was made, the source,
// the compiler and its options, so that none is ever out of date; the folder may be deleted at any time.

const { createHash } = require("node:crypto");
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const { enableCompileCache } = require("node:module");
const { join } = require("node:path");
const { threadId } = require("node:worker_threads");
const { version } = require("sucrase/package.json");

// What this Node knows by itself stays as it is: in place of each `?.` a call of a helper would take many times as long.
/** @type {import("sucrase").Options} */
const options = { transforms: ["imports", "typescript"], disableESTransforms: true };

const cacheFolder = join(__dirname, "../../node_modules/.cache/kinesis-proxy");
// Node 22 keeps what it makes of JavaScript as well, the packages' too, likewise by what it is made of.
enableCompileCache?.(join(cacheFolder, "node"));

const compiler = version + JSON.stringify(options);

require.extensions[".ts"] = (module, file) => {
    const source = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
    const entry = join(cacheFolder, digest(compiler + source));
    module._compile(read(entry) ?? compile(source, file, entry), file);
};

/**
 * @param {string} source
 * @param {string} file
 * @param {string} entry
 */
function compile(source, file, entry) {
    // Loaded where it is needed, seldom.
    const { code } = require("sucrase").transform(source, { ...options, filePath: file });
    write(entry, code);
    return code;
}

/**
 * What an entry holds; undefined where there is none, or where it is damaged.
 *
 * @param {string} entry
 */
function read(entry) {
    try {
        const text = readFileSync(entry, "utf8");
        const end = text.indexOf("\n");
        const code = text.slice(end + 1);
        return text.slice(0, end) === digest(code) ? code : undefined;
    } catch {
        return undefined;
    }
}

/**
 * Whole or not at all, for the sake of processes that start at the same time; one that may not write does without.
 *
 * @param {string} entry
 * @param {string} code
 */
function write(entry, code) {
    const unfinished = `${entry}.${process.pid}.${threadId}`;
    try {
        mkdirSync(cacheFolder, { recursive: true });
        writeFileSync(unfinished, `${digest(code)}\n${code}`);
        renameSync(unfinished, entry);
    } catch {
        // The next process compiles it again.
    }
}

/** @param {string} text */
function digest(text) {
    return createHash("sha256").update(text).digest("hex");
}
