import { Resource } from "@pulumi/pulumi";
import * as debuggable from "@pulumi/pulumi/runtime/debuggable";

// Pulumi's SDK takes a stack trace of each promise, to tell of those that stay open, and of each resource, to tell an engine
// of its place: an eighth of all that an evaluation takes, which has no use for them. The program's own errors keep theirs.

/** What the SDK's types leave out. */
interface Debuggable {
    readonly debugPromiseLeaks: boolean;
    debuggablePromise: <T>(promise: Promise<T>, context?: unknown) => Promise<T>;
}

const promises = debuggable as unknown as Debuggable;
const { debuggablePromise } = promises;

// Where Pulumi is told to tell of open promises, it tells of their places, too.
if (!promises.debugPromiseLeaks) {
    promises.debuggablePromise = (promise, context) => {
        const { stackTraceLimit } = Error;
        Error.stackTraceLimit = 0;
        try {
            return debuggablePromise(promise, context);
        } finally {
            Error.stackTraceLimit = stackTraceLimit;
        }
    };
}

(Resource as unknown as { callsites(): unknown[] }).callsites = () => [];
