import type { Output } from "./actions";
import type { CognitoRequest } from "./request";

interface Delivery {
    readonly Destination?: string;
}

/** Cognito shows only the beginning of an address that it sends a code to. */
export function maskDestinations(_: CognitoRequest, output: Output): Output {
    const masked = (delivery: Delivery): Delivery => ({
        ...delivery,
        Destination: mask(delivery.Destination ?? ""),
    });
    const { CodeDeliveryDetails: one, CodeDeliveryDetailsList: many } = output as {
        CodeDeliveryDetails?: Delivery;
        CodeDeliveryDetailsList?: Delivery[];
    };
    return {
        ...output,
        CodeDeliveryDetails: one && masked(one),
        CodeDeliveryDetailsList: many?.map(masked),
    };
}

/** What Cognito answers for a user that does not exist, where the client does not let that be known. */
export function simulateDelivery({ body, client, user }: CognitoRequest): Output | undefined {
    if (user !== null || client.PreventUserExistenceErrors !== "ENABLED") {
        return undefined;
    }
    const Destination = mask(body.Username as string);
    return { CodeDeliveryDetails: { AttributeName: "email", DeliveryMedium: "EMAIL", Destination } };
}

function mask(address: string): string {
    const [name = "", domain] = address.split("@");
    return domain === undefined
        ? `+*******${name.slice(-4)}`
        : `${name.slice(0, 1)}***@${domain.slice(0, 1)}***`;
}
