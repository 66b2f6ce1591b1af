// Serves a Kinesis that has the declared stream over HTTP, in a process of its own: PORT DATA_FILE. Prints its port.
import { InMemoryKinesis } from "../../../src/local/kinesis/inMemoryKinesis";
import { startServer } from "../../../src/local/http/server";

const [port, dataFile] = process.argv.slice(2);
const kinesis = new InMemoryKinesis({ region: "us-east-1", accountId: "000000000000", dataFile });
kinesis.ensureStream({ name: "my-stream", mode: "ON_DEMAND" });

void startServer(Number(port), (request) => {
    const action = String(request.headers["x-amz-target"]).replace("Kinesis_20131202.", "");
    const { status, headers, body } = kinesis.call(action, request.body.toString());
    return Promise.resolve({ status, headers: { ...headers }, body });
}).then((server) => console.log(server.port));
