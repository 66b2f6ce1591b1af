import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

/**
 * Has the Pulumi CLI print a line beside its own. An engine that no longer listens is none that could print it.
 *
 * @param engine its address, as it gives it when it attaches
 */
export function printInEngine(engine: string, message: string): Promise<void> {
    const client = new EngineClient(engine, credentials.createInsecure());
    const request = new LogRequest();
    request.setSeverity(LogSeverity.INFO);
    request.setMessage(message);
    return new Promise((resolve) =>
        client.log(request, () => {
            client.close();
            resolve();
        }),
    );
}
