import { GatewayError } from "../gatewayError";
import type { Integrate } from "./integration";

/** A MOCK integration answers with the status that its request template names, a whole number. */
export function createMockIntegration(): Integrate {
    return (body) => {
        const status = statusCodeOf(body);
        if (status === undefined) {
            throw new GatewayError("API_CONFIGURATION_ERROR").because(
                "the request template names no statusCode for MOCK to answer with",
            );
        }
        return { status, headers: {}, body: "" };
    };
}

function statusCodeOf(text: string): number | undefined {
    try {
        const { statusCode } = JSON.parse(text) as { statusCode?: unknown };
        return Number.isInteger(statusCode) ? (statusCode as number) : undefined;
    } catch {
        return lenientStatusCode(text);
    }
}

/**
 * AWS takes more than JSON: `{statusCode: 200}` is what the CDK writes (recorded: LocalStack's aws.validated
 * test_integration_mock_with_path_param). How much more is told by LocalStack's cases of its MOCK integration.
 */
function lenientStatusCode(text: string): number | undefined {
    const inside = /^\s*\{(.+)\}\s*$/s.exec(text)?.[1] ?? "";
    let status: number | undefined;
    for (const pair of inside.split(",").map((part) => part.trim())) {
        if (pair === "") {
            continue;
        }
        const colon = pair.indexOf(":");
        const [key, value] = [pair.slice(0, colon).trim(), pair.slice(colon + 1).trim()];
        if (colon < 0) {
            return undefined;
        }
        if (/^(["']?)statusCode\1$/.test(key)) {
            if (!/^[+-]?\d+$/.test(value)) {
                return undefined;
            }
            status = Number(value);
        } else if (/^[[{]/.test(key) || !isClosed(key) || !isClosed(value)) {
            return undefined;
        }
    }
    return status;
}

const closing: Readonly<Record<string, string>> = { "{": "}", "[": "]", '"': '"', "'": "'" };

/** Whether what a text opens with is what it ends with. */
function isClosed(text: string): boolean {
    const end = closing[text.charAt(0)];
    return end === undefined || (text.length > 1 && text.endsWith(end));
}
