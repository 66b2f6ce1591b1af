import assert from "node:assert/strict";
import { evaluate } from "../../src/local/evaluation/evaluate";
import { stackPage } from "../../src/stackPage";
import { declare, only } from "../support/declare";

const pageOf = async (config = {}) => {
    const { readme, ...outputs } = only(await declare(config), "pulumi:pulumi:Stack").outputs as Record<
        string,
        string
    >;
    return { page: readme!, outputs };
};

describe("The stack's page", () => {
    it("has the commands with the stack's own values", async () => {
        const { page, outputs } = await pageOf();
        assert.ok(page.includes(`curl ${outputs.invokeUrl}/streams/my-stream --header`));
        assert.ok(
            page.includes(`--client-id ${outputs.userPoolClientId} --query AuthenticationResult.IdToken`),
        );
        assert.ok(page.includes(`admin-confirm-sign-up --user-pool-id ${outputs.userPoolId} `));
        assert.doesNotMatch(page, /\$\{/);
    });

    it("signs in for the token that the API takes", async () => {
        assert.match((await pageOf({ accessTokens: true })).page, /AuthenticationResult\.AccessToken /);
    });

    it("leads to the dashboard, or says how to get one", async () => {
        const declared = await declare({ dashboard: true });
        const { dashboardName } = only(declared, "aws:cloudwatch/dashboard:Dashboard").inputs;
        const { readme } = only(declared, "pulumi:pulumi:Stack").outputs!;
        const address = `https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#dashboards/dashboard/${String(dashboardName)}`;
        assert.ok(String(readme).includes(address));
        assert.match((await pageOf()).page, /none: `pulumi config set dashboard true`/);
    });

    it("has no name without a value", async () => {
        const program = async () => ({ page: stackPage({ invokeUrl: "https://a.example" }) });
        await assert.rejects(evaluate("dev", { project: "theirs", config: {} }, program), {
            message: /^Pulumi\.README\.md: there is no value streamName\./,
        });
    });
});
