import { tokenOf } from "../../aws/names";
import { userPoolClientInputs } from "../../cognito/declaredInputs";
import type { Properties } from "../../declaration";
import type { ServedType } from "../resourceType";
import { all, each, fields, lengthBetween, matching, oneOf } from "../constraints";
import { AwsError } from "../awsError";
import { deleteByService, findByService } from "../serviceCall";
import { userPool } from "./userPool";

const secondsOf = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };
const unit = oneOf(...Object.keys(secondsOf));

interface UserPoolClientInputs {
    readonly name?: string;
    readonly userPoolId: string;
    readonly explicitAuthFlows?: readonly string[];
    readonly generateSecret?: boolean;
    readonly enableTokenRevocation?: boolean;
    readonly preventUserExistenceErrors?: string;
    readonly idTokenValidity?: number;
    readonly accessTokenValidity?: number;
    readonly refreshTokenValidity?: number;
    readonly tokenValidityUnits?: Properties;
    readonly allowedOauthFlows?: readonly string[];
    readonly allowedOauthFlowsUserPoolClient?: boolean;
    readonly allowedOauthScopes?: readonly string[];
    readonly readAttributes?: readonly string[];
    readonly writeAttributes?: readonly string[];
}

export const userPoolClient: ServedType<UserPoolClientInputs> = {
    token: "aws:cognito/userPoolClient:UserPoolClient",
    inputs: [
        ...(["name", "userPoolId", "explicitAuthFlows", "generateSecret", "enableTokenRevocation"] as const),
        ...(["preventUserExistenceErrors", "idTokenValidity", "accessTokenValidity"] as const),
        ...(["refreshTokenValidity", "tokenValidityUnits", "allowedOauthFlows"] as const),
        ...(["allowedOauthFlowsUserPoolClient", "allowedOauthScopes"] as const),
        ...(["readAttributes", "writeAttributes"] as const),
    ],
    declare: ({ inputs, physicalName: name, seed }) => {
        const secret = inputs.generateSecret ? { clientSecret: tokenOf(`${seed} secret`, 51) } : {};
        return { id: tokenOf(seed, 26), outputs: { name, ...secret } };
    },
    create: async ({ id: declaredId, name, inputs }, { cognito }) => {
        const { id, clientSecret } = await cognito.createUserPoolClient(declaredId, name, { ...inputs });
        return { id, outputs: clientSecret === undefined ? {} : { clientSecret } };
    },
    update: async ({ id, name, inputs }, { cognito }) => {
        await cognito.createUserPoolClient(id, name, { ...inputs });
    },
    delete: ({ id: ClientId, inputs: { userPoolId: UserPoolId } }, { cognito }) =>
        deleteByService(cognito, "DeleteUserPoolClient", { UserPoolId, ClientId }),
    /** AWS imports a client by its pool's id and its own. */
    read: async (id, { cognito }, known) => {
        const [UserPoolId, ClientId] = id.includes("/") ? id.split("/") : [known.userPoolId, id];
        const request = { UserPoolId, ClientId };
        const answer = await findByService(cognito, "DescribeUserPoolClient", request);
        if (answer === undefined) {
            return undefined;
        }
        const { clientId, clientSecret, ...client } = userPoolClientInputs(
            answer.UserPoolClient as Properties,
        );
        // The description does not say how the client came by its secret.
        const visible = userPoolClient.inputs.filter((input) => input !== "generateSecret");
        return {
            id: String(clientId),
            inputs: Object.fromEntries(visible.map((input) => [input, client[input]])),
            outputs: clientSecret === undefined ? {} : { clientSecret },
        };
    },
    rules: {
        autoName: true,
        required: ["userPoolId"],
        constraints: {
            // CreateUserPoolClient, botocore's model.
            name: all(lengthBetween(1, 128), matching(/[\w\s+=,.@-]+/)),
            explicitAuthFlows: each(
                oneOf(
                    ...["ADMIN_NO_SRP_AUTH", "CUSTOM_AUTH_FLOW_ONLY", "USER_PASSWORD_AUTH"],
                    ...["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_CUSTOM_AUTH", "ALLOW_USER_PASSWORD_AUTH"],
                    ...["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_AUTH"],
                ),
            ),
            preventUserExistenceErrors: oneOf("LEGACY", "ENABLED"),
            tokenValidityUnits: fields({ idToken: unit, accessToken: unit, refreshToken: unit }),
        },
        // `userPoolClientResource`: all but its name, its pool and the units.
        computed: [
            ...[
                "explicitAuthFlows",
                "enableTokenRevocation",
                "preventUserExistenceErrors",
                "idTokenValidity",
            ],
            ...["accessTokenValidity", "refreshTokenValidity", "allowedOauthFlows", "allowedOauthScopes"],
            ...["allowedOauthFlowsUserPoolClient", "readAttributes", "writeAttributes"],
        ],
        defaults: {
            tokenValidityUnits: { idToken: "hours", accessToken: "hours", refreshToken: "days" },
        },
        secretOutputs: ["clientSecret"],
        replacedBy: ["userPoolId", "generateSecret"],
        checkCreate: (inputs, live) => {
            if (live.find(userPool.token, inputs.userPoolId) === undefined) {
                throw new AwsError(
                    "ResourceNotFoundException",
                    `User pool ${inputs.userPoolId} does not exist.`,
                );
            }
            checkValidity(inputs);
        },
        checkUpdate: checkValidity,
    },
};

/** "5 minutes to 1 day": IdTokenValidity and AccessTokenValidity, Cognito API reference. Hours, where no unit is said. */
function checkValidity({
    idTokenValidity,
    accessTokenValidity,
    tokenValidityUnits = {},
}: UserPoolClientInputs): void {
    const { idToken = "hours", accessToken = "hours" } = tokenValidityUnits as Record<string, string>;
    for (const [value, unit] of [
        [idTokenValidity, idToken],
        [accessTokenValidity, accessToken],
    ] as const) {
        const seconds = value && value * secondsOf[unit as keyof typeof secondsOf];
        if (seconds && (seconds < 300 || seconds > 86_400)) {
            // The words are AWS's, as its users have met them.
            throw new AwsError("InvalidParameterException", "Invalid range for token validity.");
        }
    }
}
