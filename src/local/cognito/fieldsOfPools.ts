import * as field from "./fields";

const verifiable = field.list(field.oneOf("phone_number", "email"));
const smsMessage = field.text(6, 140, ".*\\{####\\}.*");
const emailSubject = field.text(1, 140, "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+");
const mailText = "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*";
const emailMessage = field.text(6, 20_000, `${mailText}\\{####\\}${mailText}`);
const customTrigger = field.structure({
    LambdaVersion: field.required(field.text()),
    LambdaArn: field.required(field.arn),
});

/** An attribute of a user pool's schema. */
export const schemaAttribute = field.structure({
    Name: field.text(1, 20, "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+"),
    AttributeDataType: field.oneOf("String", "Number", "DateTime", "Boolean"),
    DeveloperOnlyAttribute: field.flag,
    Mutable: field.flag,
    Required: field.flag,
    NumberAttributeConstraints: field.structure({ MinValue: field.text(), MaxValue: field.text() }),
    StringAttributeConstraints: field.structure({ MinLength: field.text(), MaxLength: field.text() }),
});

export const poolName = field.text(1, 128, "[\\w\\s+=,.@-]+");
export const mfaMode = field.oneOf("OFF", "ON", "OPTIONAL");

const policies = field.structure({
    PasswordPolicy: field.structure({
        MinimumLength: field.integer(6, 99),
        RequireUppercase: field.flag,
        RequireLowercase: field.flag,
        RequireNumbers: field.flag,
        RequireSymbols: field.flag,
        PasswordHistorySize: field.integer(0, 24),
        TemporaryPasswordValidityDays: field.integer(0, 365),
    }),
    SignInPolicy: field.structure({
        AllowedFirstAuthFactors: field.list(
            field.oneOf("PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"),
            1,
            4,
        ),
    }),
});

const triggers = field.structure({
    ...Object.fromEntries(
        [
            ...["PreSignUp", "CustomMessage", "PostConfirmation", "PreAuthentication", "PostAuthentication"],
            ...["DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse"],
            ...["PreTokenGeneration", "UserMigration"],
        ].map((name) => [name, field.arn]),
    ),
    PreTokenGenerationConfig: customTrigger,
    CustomSMSSender: customTrigger,
    CustomEmailSender: customTrigger,
    KMSKeyID: field.arn,
    InboundFederation: customTrigger,
});

const messages = {
    SmsVerificationMessage: smsMessage,
    EmailVerificationMessage: emailMessage,
    EmailVerificationSubject: emailSubject,
    VerificationMessageTemplate: field.structure({
        SmsMessage: smsMessage,
        EmailMessage: emailMessage,
        EmailSubject: emailSubject,
        EmailMessageByLink: field.text(6, 20_000, `${mailText}\\{##${mailText}##\\}${mailText}`),
        EmailSubjectByLink: emailSubject,
        DefaultEmailOption: field.oneOf("CONFIRM_WITH_LINK", "CONFIRM_WITH_CODE"),
    }),
    SmsAuthenticationMessage: smsMessage,
} as const;

const adminCreateUserConfig = field.structure({
    AllowAdminCreateUserOnly: field.flag,
    UnusedAccountValidityDays: field.integer(0, 365),
    InviteMessageTemplate: field.structure({
        SMSMessage: field.text(6, 140),
        EmailMessage: field.text(6, 20_000, mailText),
        EmailSubject: emailSubject,
    }),
});

const delivery = {
    EmailConfiguration: field.structure({
        SourceArn: field.arn,
        ReplyToEmailAddress: field.text(
            undefined,
            undefined,
            "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+@[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+",
        ),
        EmailSendingAccount: field.oneOf("COGNITO_DEFAULT", "DEVELOPER"),
        From: field.text(0, 131_072),
        ConfigurationSet: field.text(1, 64, "[a-zA-Z0-9_-]+"),
    }),
    SmsConfiguration: field.structure({
        SnsCallerArn: field.required(field.arn),
        ExternalId: field.text(0, 131_072),
        SnsRegion: field.text(5, 32),
    }),
} as const;

const accountRecoverySetting = field.structure({
    RecoveryMechanisms: field.list(
        field.structure({
            Priority: field.required(field.integer(1, 2)),
            Name: field.required(field.oneOf("verified_email", "verified_phone_number", "admin_only")),
        }),
        1,
        2,
    ),
});

/** The settings that a pool keeps when it is updated. */
const lasting = {
    AliasAttributes: field.list(field.oneOf("phone_number", "email", "preferred_username")),
    UsernameAttributes: verifiable,
} as const;

const changeable = {
    MfaConfiguration: mfaMode,
    UserAttributeUpdateSettings: field.structure({ AttributesRequireVerificationBeforeUpdate: verifiable }),
    DeviceConfiguration: field.structure({
        ChallengeRequiredOnNewDevice: field.flag,
        DeviceOnlyRememberedOnUserPrompt: field.flag,
    }),
    ...delivery,
    UserPoolTags: field.texts,
    AdminCreateUserConfig: adminCreateUserConfig,
} as const;

const addOns = field.structure({
    AdvancedSecurityMode: field.required(field.oneOf("OFF", "AUDIT", "ENFORCED")),
    AdvancedSecurityAdditionalFlows: field.structure({ CustomAuthMode: field.oneOf("AUDIT", "ENFORCED") }),
});

const first = {
    Policies: policies,
    DeletionProtection: field.oneOf("ACTIVE", "INACTIVE"),
    LambdaConfig: triggers,
    AutoVerifiedAttributes: verifiable,
} as const;

const userPoolTier = field.oneOf("LITE", "ESSENTIALS", "PLUS");

/** What CreateUserPool takes, but for the pool's name. */
export const poolSettings = {
    ...first,
    ...lasting,
    ...messages,
    ...changeable,
    Schema: field.list(schemaAttribute, 1, 50),
    UserPoolAddOns: addOns,
    UsernameConfiguration: field.structure({ CaseSensitive: field.required(field.flag) }),
    AccountRecoverySetting: accountRecoverySetting,
    UserPoolTier: userPoolTier,
} as const;

/** What UpdateUserPool takes, but for the pool's id. */
export const changedPoolSettings = {
    ...first,
    ...messages,
    ...changeable,
    UserPoolAddOns: addOns,
    AccountRecoverySetting: accountRecoverySetting,
    UserPoolTier: userPoolTier,
    PoolName: poolName,
} as const;

/** Settings of a user pool (CreateUserPool, Cognito API reference). */
export type PoolSettings = field.InputOf<typeof poolSettings>;
