import assert from "node:assert/strict";
import {
    createUserPoolClientRequest,
    createUserPoolRequest,
} from "../../../src/local/cognito/declaredInputs";
import { clientInputs, poolInputs } from "./declared";

const withValues = (value: object) => JSON.parse(JSON.stringify(value)) as unknown;

describe("Declared Cognito resources", () => {
    it("spells a user pool as CreateUserPool does", () => {
        const request = createUserPoolRequest("users", {
            ...poolInputs,
            schemas: [{ name: "team", attributeDataType: "String", mutable: true }],
            tags: { "cost center": "a" },
        });
        assert.deepEqual(withValues(request), {
            PoolName: "users",
            UsernameAttributes: ["email"],
            UsernameConfiguration: { CaseSensitive: false },
            AutoVerifiedAttributes: ["email"],
            AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
            Policies: {
                PasswordPolicy: {
                    MinimumLength: 12,
                    RequireLowercase: true,
                    RequireUppercase: true,
                    RequireNumbers: true,
                    RequireSymbols: true,
                },
            },
            Schema: [{ Name: "team", AttributeDataType: "String", Mutable: true }],
            UserPoolTags: { "cost center": "a" },
        });
    });

    it("spells an app client as CreateUserPoolClient does", () => {
        const request = createUserPoolClientRequest("app", {
            ...clientInputs,
            name: "declared name",
            tokenValidityUnits: { idToken: "minutes" },
            allowedOauthFlows: ["code"],
            callbackUrls: ["https://example.com"],
        });
        assert.deepEqual(request, {
            ClientName: "declared name",
            UserPoolId: clientInputs.userPoolId,
            ExplicitAuthFlows: clientInputs.explicitAuthFlows,
            PreventUserExistenceErrors: "ENABLED",
            TokenValidityUnits: { IdToken: "minutes" },
            AllowedOAuthFlows: ["code"],
            CallbackURLs: ["https://example.com"],
        });
    });
});
