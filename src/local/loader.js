"use strict";
// Lets node run the TypeScript of the local run and the tools: `node -r ./src/local/loader.js FILE`. Plain JavaScript, so
// that a node that is too old, or an installation without what is needed, is told of before anything else is loaded.

// What some of the packages need: require() of ES modules.
if (!process.features.require_module) {
    end(
        "Node " +
            process.versions.node +
            " is too old: this takes Node 20.19 or a later 20, or 22.12 or later.",
    );
}
try {
    require("./typeScript");
} catch (error) {
    if (error.code !== "MODULE_NOT_FOUND") {
        throw error;
    }
    end("The development packages, which this takes, are not installed: npm ci");
}

/** @param {string} message */
function end(message) {
    console.error(message);
    process.exit(1);
}
