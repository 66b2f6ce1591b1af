import { seconds } from "./describedUser";
import { notServed } from "./errors";
import type { PoolSettings } from "./fieldsOfPools";
import type { Pool } from "./pool";
import { schemaOf } from "./schema";

/** @throws CognitoError UnsupportedOperationException for what would otherwise be left out in silence */
export function checkServed({ LambdaConfig = {}, DeviceConfiguration }: PoolSettings): void {
    if (Object.keys(LambdaConfig).length > 0) {
        throw notServed(`Lambda triggers (${Object.keys(LambdaConfig).join(", ")})`);
    }
    if (DeviceConfiguration !== undefined) {
        throw notServed("remembered devices (DeviceConfiguration)");
    }
}

/** A pool as DescribeUserPool has it. */
export function describedPool(pool: Pool, arn: string): object {
    const { id, name, createdAt, modifiedAt } = pool.record;
    const { Policies, ...settings } = pool.settings;
    return {
        ...settings,
        Schema: undefined,
        Id: id,
        Name: name,
        Arn: arn,
        Policies: {
            ...Policies,
            PasswordPolicy: {
                MinimumLength: 8,
                RequireUppercase: false,
                RequireLowercase: false,
                RequireNumbers: false,
                RequireSymbols: false,
                TemporaryPasswordValidityDays: 7,
                ...Policies?.PasswordPolicy,
            },
        },
        DeletionProtection: settings.DeletionProtection ?? "INACTIVE",
        MfaConfiguration: settings.MfaConfiguration ?? "OFF",
        SchemaAttributes: [...schemaOf(pool.settings).values()].map(({ described }) => described),
        EstimatedNumberOfUsers: pool.users.size,
        Domain: pool.domain,
        CreationDate: seconds(createdAt),
        LastModifiedDate: seconds(modifiedAt),
    };
}
