import assert from "node:assert/strict";
import {
    appendFileSync,
    closeSync,
    mkdtempSync,
    openSync,
    readFileSync,
    rmSync,
    statSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { ClockFake, TestKinesis } from "./fixtures";

const hour = 3_600_000;

describe("a data file", () => {
    let folder: string;
    let dataFile: string;
    beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), "kinesis-"));
        dataFile = path.join(folder, "kinesis.jsonl");
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    const put = (kinesis: TestKinesis, text: string): void => {
        const answer = kinesis.call("PutRecord", {
            StreamName: "s",
            Data: Buffer.from(text).toString("base64"),
            PartitionKey: text,
        });
        assert.equal(answer.__type, undefined);
    };

    it("restores streams, records, sequence numbers, times and iterators", () => {
        const clock = new ClockFake();
        const first = new TestKinesis({ dataFile, clock });
        first.service.ensureStream({
            name: "s",
            mode: "PROVISIONED",
            shardCount: 3,
            retentionHours: 48,
            encryption: { type: "KMS", keyId: "alias/aws/kinesis" },
        });
        first.call("CreateStream", { StreamName: "t" });
        first.call("CreateStream", { StreamName: "gone" });
        first.call("PutRecord", { StreamName: "gone", Data: "", PartitionKey: "a" });
        first.call("DeleteStream", { StreamName: "gone" });
        first.call("CreateStream", { StreamName: "gone" });
        for (const text of ["a", "b", "\ud800 é\n"]) {
            put(first, text);
            clock.advance(1500);
        }
        first.call("PutRecord", {
            StreamName: "s",
            Data: "",
            PartitionKey: "c",
            Records: ["an unknown field"],
        });
        first.service.call(
            "PutRecords",
            '{"StreamName":"s",\r\n"Records":[\n{"Data":"","PartitionKey":"e","ExplicitHashKey":"0"}]}',
        );
        const ShardIterator = first.iterator("s", "shardId-000000000001");
        const seen = (kinesis: TestKinesis): unknown => [
            kinesis.call("DescribeStream", { StreamName: "s" }),
            kinesis.call("ListStreams", {}),
            ["s", "t", "gone"].map((name) => kinesis.readAll(name)),
            kinesis.call<{ Records: unknown }>("GetRecords", { ShardIterator }).Records,
        ];
        const before = seen(first);
        first.service.close();

        const second = new TestKinesis({ dataFile, clock });
        assert.deepEqual(seen(second), before);
        put(second, "a");
        const numbers = second.readAll("s")[0]!.records.map(({ SequenceNumber }) => BigInt(SequenceNumber));
        assert.equal(numbers.length, 4);
        assert.ok(numbers[3]! > numbers[2]!);
        second.service.close();
    });

    it("keeps only the records that shard limits let in", () => {
        const clock = new ClockFake();
        const limited = new TestKinesis({ dataFile, clock, shardLimits: true });
        limited.service.ensureStream({ name: "s", mode: "PROVISIONED", shardCount: 1 });
        for (let batch = 0; batch < 3; batch++) {
            const Records = Array.from({ length: 400 }, (_, n) => ({
                Data: "",
                PartitionKey: `${batch} ${n}`,
            }));
            limited.call("PutRecords", { StreamName: "s", Records });
        }
        const before = limited.readAll("s");
        limited.service.close();
        assert.equal(before[0]!.records.length, 1000);
        const restored = new TestKinesis({ dataFile, clock });
        assert.deepEqual(restored.readAll("s"), before);
        restored.service.close();
    });

    it("loses a last line that is cut short, and goes on after it", () => {
        const first = new TestKinesis({ dataFile });
        first.service.ensureStream({ name: "s", mode: "PROVISIONED" });
        put(first, "a");
        first.service.close();
        const whole = readFileSync(dataFile);
        put(new TestKinesis({ dataFile }), "b");
        const longer = readFileSync(dataFile);
        for (const length of [whole.length + 1, whole.length + 20, longer.length - 1]) {
            writeFileSync(dataFile, longer.subarray(0, length));
            const second = new TestKinesis({ dataFile });
            assert.deepEqual(readFileSync(dataFile), whole);
            put(second, "c");
            second.service.close();
            const third = new TestKinesis({ dataFile });
            const keys = third.readAll("s")[0]!.records.map(({ PartitionKey }) => PartitionKey);
            third.service.close();
            assert.deepEqual(keys, ["a", "c"]);
        }
    });

    it("gets short again when most of what it holds has expired, and sequence numbers stay", () => {
        const clock = new ClockFake();
        const first = new TestKinesis({ dataFile, clock });
        first.service.ensureStream({ name: "s", mode: "PROVISIONED", shardCount: 2 });
        for (let n = 0; n < 100; n++) {
            put(first, `old ${n}`);
        }
        clock.advance(1);
        put(first, "just in time");
        clock.advance(24 * hour);
        for (let n = 0; n < 10; n++) {
            put(first, `new ${n}`);
        }
        const before = first.readAll("s");
        const ShardIterator = first.iterator("s", "shardId-000000000000");
        first.service.close();
        const size = statSync(dataFile).size;

        for (let start = 0; start < 2; start++) {
            const again = new TestKinesis({ dataFile, clock });
            assert.deepEqual(again.readAll("s"), before);
            assert.equal(again.call("GetRecords", { ShardIterator }).__type, undefined);
            again.service.close();
            assert.ok(statSync(dataFile).size < size / 5);
        }
        assert.doesNotMatch(readFileSync(dataFile, "utf8"), /"old /);
    });

    it("that fails makes a put fail, of which nothing stays", () => {
        const kinesis = new TestKinesis({ dataFile });
        kinesis.service.ensureStream({ name: "s", mode: "PROVISIONED" });
        kinesis.service.close();
        // It may get the number that the data file had.
        const other = openSync(path.join(folder, "other"), "w");
        const body = '{"StreamName":"s","Data":"","PartitionKey":"a"}';
        const { error } = console;
        const printed: unknown[] = [];
        console.error = (...args: unknown[]) => printed.push(...args);
        const { status, headers } = kinesis.service.call("PutRecord", body);
        console.error = error;
        assert.equal(printed.length, 1);
        assert.deepEqual([status, headers["x-amzn-errortype"]], [500, "InternalFailureException"]);
        assert.deepEqual(kinesis.readAll("s")[0]!.records, []);
        closeSync(other);
        assert.equal(readFileSync(path.join(folder, "other"), "utf8"), "");
    });

    it("keeps times in order when the clock has gone back", () => {
        const first = new TestKinesis({ dataFile, clock: new ClockFake(2_000_000) });
        first.service.ensureStream({ name: "s", mode: "PROVISIONED" });
        put(first, "a");
        first.service.close();
        const second = new TestKinesis({ dataFile, clock: new ClockFake(1_000_000) });
        put(second, "b");
        const times = second.readAll("s")[0]!.records.map((record) => record.ApproximateArrivalTimestamp);
        second.service.close();
        assert.deepEqual(times, [2000, 2000]);
    });

    it("that cannot be written or read is named", () => {
        const missing = path.join(folder, "no", "such", "folder");
        assert.throws(() => new TestKinesis({ dataFile: missing }), {
            message: `Cannot write the data file ${missing}: ENOENT: no such file or directory, open '${missing}'`,
        });
        assert.throws(() => new TestKinesis({ dataFile: folder }), {
            message: `Cannot write the data file ${folder}: EISDIR: illegal operation on a directory, open '${folder}'`,
        });
        new TestKinesis({ dataFile }).service.close();
        const whole = readFileSync(dataFile);
        const lines = [
            ["not a line of it", ".*JSON.*"],
            ["[]", "it is no \\[time, kind, name, content\\]\\."],
            ['{"0":1}', "it is no \\[time, kind, name, content\\]\\."],
            ["null", "it is no \\[time, kind, name, content\\]\\."],
            ['[1,"drop","s",null]', '"drop" is no kind of entry that is known here\\.'],
            ['[1,"put","s",{"Records":[]}]', "there is no stream s\\."],
        ];
        for (const [line, reason] of lines) {
            writeFileSync(dataFile, whole);
            appendFileSync(dataFile, `${line}\n`);
            assert.throws(() => new TestKinesis({ dataFile }), {
                message: new RegExp(`^Cannot read the data file ${dataFile}, line 2: ${reason}$`),
            });
        }
    });
});
