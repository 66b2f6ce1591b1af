import type { Target } from "../load";
import { initiateAuth, user } from "../localRun";
import type { Scenario, SignedIn } from "./scenario";

const password = "password";

export const signIn: Scenario = {
    name: "sign-in",
    title: "Sign-in at Cognito (InitiateAuth)",
    records: 0,
    connections: [16],
    allocating: 20,
    ways: {
        "refresh token": (run) => send(run, "REFRESH_TOKEN_AUTH", { REFRESH_TOKEN: run.tokens.RefreshToken }),
        [password]: (run) =>
            send(run, "USER_PASSWORD_AUTH", { USERNAME: user.name, PASSWORD: user.password }),
    },
    pairedWith: password,
};

function send({ outputs }: SignedIn, flow: string, parameters: object): Target {
    return {
        ...initiateAuth(outputs, flow, parameters),
        isSuccess: (body) => body.includes('"IdToken"'),
    };
}
