// The API to try: Swagger UI with this run's document, and tokens of this run's user pool.

const status = document.getElementById("status");

/** Asks this address's Cognito. Throws its own words where it refuses. */
async function cognito(action, input) {
    const response = await fetch("/", {
        method: "POST",
        headers: {
            "Content-Type": "application/x-amz-json-1.1",
            "X-Amz-Target": `AWSCognitoIdentityProviderService.${action}`,
        },
        body: JSON.stringify(input),
    });
    const answer = await response.json();
    if (!response.ok) {
        throw new Error(answer.message);
    }
    return answer;
}

async function json(url) {
    const response = await fetch(url);
    const answer = await response.json();
    if (!response.ok) {
        throw new Error(answer.message);
    }
    return answer;
}

/** The document, with this page's own address, whichever name it was opened by, and the stack's stream filled in. */
function forThisPage(api, { streamName }) {
    const operations = Object.values(api.paths).flatMap((path) => Object.values(path));
    for (const parameter of operations.flatMap(({ parameters }) => parameters)) {
        if (parameter.name === "stream-name") {
            parameter.example = streamName;
        }
    }
    return { ...api, servers: [{ url: new URL(api.servers[0].url).pathname }] };
}

/** A user like no other, with a password that every pool takes. */
async function newUser({ userPoolId: UserPoolId }) {
    const Username = `try-${crypto.randomUUID().slice(0, 8)}@example.com`;
    const Password = `Aa1-${crypto.randomUUID().repeat(3)}`;
    await cognito("AdminCreateUser", { UserPoolId, Username, MessageAction: "SUPPRESS" });
    await cognito("AdminSetUserPassword", { UserPoolId, Username, Password, Permanent: true });
    return { username: Username, password: Password };
}

async function userToken({ userPoolClientId }, { username, password }, tokenUse) {
    const { AuthenticationResult, ChallengeName } = await cognito("InitiateAuth", {
        AuthFlow: "USER_PASSWORD_AUTH",
        ClientId: userPoolClientId,
        AuthParameters: { USERNAME: username, PASSWORD: password },
    });
    if (AuthenticationResult === undefined) {
        throw new Error(
            `The pool asks for ${ChallengeName}: sign in by an app or the CLI, and give its token to Authorize.`,
        );
    }
    return tokenUse === "access" ? AuthenticationResult.AccessToken : AuthenticationResult.IdToken;
}

async function machineToken({ tokenUrl, machineClients }, name) {
    const { clientId, clientSecret } = machineClients[name];
    const response = await fetch(new URL(tokenUrl).pathname, {
        method: "POST",
        headers: { Authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
        body: new URLSearchParams({ grant_type: "client_credentials" }),
    });
    const { access_token, error } = await response.json();
    if (access_token === undefined) {
        throw new Error(`There is no token for ${name}: ${error}.`);
    }
    return access_token;
}

/** Shows what came of something. */
async function tell(action) {
    try {
        status.className = "";
        status.textContent = await action();
    } catch (error) {
        status.className = "failed";
        status.textContent = error.message;
    }
}

async function start() {
    const [{ outputs }, declared] = await Promise.all([json("/_local"), json("/_local/openapi.json")]);
    const api = forThisPage(declared, outputs);
    const { userPool, machineClients } = api.components.securitySchemes;
    const ui = SwaggerUIBundle({
        spec: api,
        dom_id: "#api",
        deepLinking: true,
        tryItOutEnabled: true,
        validatorUrl: null,
    });
    const signIn = (user) =>
        tell(async () => {
            const { username, password } = await user();
            const token = await userToken(outputs, { username, password }, userPool["x-token-use"]);
            ui.preauthorizeApiKey("userPool", token);
            return `Signed in as ${username}.`;
        });

    const userForm = document.getElementById("user");
    userForm.hidden = userPool === undefined;
    userForm.addEventListener("submit", (event) => {
        event.preventDefault();
        void signIn(() => Object.fromEntries(new FormData(userForm)));
    });
    document.getElementById("new-user").addEventListener("click", () => void signIn(() => newUser(outputs)));

    const machineForm = document.getElementById("machine");
    machineForm.hidden = machineClients === undefined || outputs.machineClients === undefined;
    machineForm.client.append(...Object.keys(outputs.machineClients ?? {}).map((name) => new Option(name)));
    machineForm.addEventListener("submit", (event) => {
        event.preventDefault();
        const name = machineForm.client.value;
        void tell(async () => {
            const access_token = await machineToken(outputs, name);
            const schema = ui.specSelectors.securityDefinitions().get("machineClients");
            const token = { access_token, token_type: "Bearer" };
            ui.authActions.authorizeOauth2({ auth: { name: "machineClients", schema }, token });
            return `With the token of ${name}.`;
        });
    });
    return "Not signed in.";
}

void tell(start);
