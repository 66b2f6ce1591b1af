"use strict";
// Makes the component's SDK in sdks/, and notes in Pulumi.yaml where it comes from: the address that is given, or else the
// one in the stack's configuration.
const { execFileSync } = require("node:child_process");

/** @param {readonly string[]} args */
const pulumi = (args, stdout) =>
    execFileSync("pulumi", args, { encoding: "utf8", stdio: ["inherit", stdout, "inherit"] });

const address = process.argv[2] ?? pulumi(["config", "get", "component"], "pipe").trim();
pulumi(["package", "add", address], "inherit");
