import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { type Emulator, emulators } from "../../../src/tools/bench/emulators/emulator";
import { findOnPath } from "../../../src/tools/bench/emulators/findOnPath";
import { startEmulator } from "../../../src/tools/bench/emulators/startEmulator";
import { emulatorSection } from "../../../src/tools/bench/emulators/section";

/** Refuses the first calls, as one that is not ready; knows a stream once it is created. */
const binary = `#!${process.execPath}
const [flag, port] = process.argv.slice(2);
let calls = 0;
let created;
require("node:http").createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
        const action = request.headers["x-amz-target"].split(".")[1];
        const input = JSON.parse(body);
        const answer = (status, output) => response.writeHead(status).end(JSON.stringify(output));
        if (calls++ < 2) {
            answer(503, {});
        } else if (action === "CreateStream") {
            created = { ...input, flag };
            answer(200, {});
        } else if (action === "ListStreams") {
            answer(200, { StreamNames: [JSON.stringify(created ?? null)] });
        } else if (created === undefined) {
            answer(400, { __type: "ResourceNotFoundException" });
        } else {
            const StreamDescriptionSummary = { StreamStatus: "ACTIVE", StreamARN: "arn:aws:kinesis:::stream/x" };
            answer(200, { StreamDescriptionSummary });
        }
    });
}).listen(Number(port), "127.0.0.1");
`;

describe("other emulators in the benchmark", () => {
    const folder = mkdtempSync(join(tmpdir(), "emulators-"));
    const [first, second] = [join(folder, "first"), join(folder, "second")];
    before(() => {
        [first, second].forEach((one) => mkdirSync(one));
        mkdirSync(join(first, "fake"));
        writeFileSync(join(first, "plain"), "no program");
        writeFileSync(join(second, "fake"), binary);
        chmodSync(join(second, "fake"), 0o755);
    });
    after(() => rmSync(folder, { recursive: true }));

    const fake: Emulator = { name: "fake", at: (port) => ({ args: ["--at", String(port)] }) };

    it("are found on PATH, where a program has their name", () => {
        const path = [first, "", second].join(delimiter);
        assert.equal(findOnPath("fake", path), join(second, "fake"));
        assert.equal(findOnPath("plain", path), undefined);
        assert.equal(findOnPath("absent", path), undefined);
    });

    it("are started at a free port, waited for, and given a stream", async () => {
        const { kinesis, stop } = await startEmulator(fake, join(second, "fake"));
        try {
            assert.equal(kinesis.streamName, "measured");
            const answer = await fetch(kinesis.endpoint, {
                method: "POST",
                headers: { "X-Amz-Target": "Kinesis_20131202.ListStreams" },
                body: "{}",
            });
            const { StreamNames } = (await answer.json()) as { StreamNames: [string] };
            assert.deepEqual(JSON.parse(StreamNames[0]), {
                StreamName: "measured",
                StreamModeDetails: { StreamMode: "PROVISIONED" },
                ShardCount: 4,
                flag: "--at",
            });
        } finally {
            await stop();
        }
    });

    it("fail with what they say, where they end before they answer", async () => {
        const wrong: Emulator = { name: "fake", at: () => ({ args: ["--at", "no port"] }) };
        await assert.rejects(
            startEmulator(wrong, join(second, "fake")),
            /fake --at no port ended\.\n[^]*ERR_SOCKET_BAD_PORT/,
        );
    });

    it("fail where they run and do not answer", async () => {
        const elsewhere: Emulator = { name: "fake", at: () => ({ args: ["--at", "0"] }) };
        await assert.rejects(
            startEmulator(elsewhere, join(second, "fake"), 200),
            /^Error: fake at http:\/\/127\.0\.0\.1:\d+ has not answered ListStreams within 200 ms\.$/,
        );
    });

    it("are named where none is on PATH", async () => {
        const { measure } = emulatorSection(first);
        const { figures, table } = await measure(() => undefined);
        assert.deepEqual(figures, []);
        assert.deepEqual(table, [`None of ${emulators.map(({ name }) => name).join(", ")} is on PATH.`]);
    });
});
