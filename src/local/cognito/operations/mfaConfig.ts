import { poolOf } from "../cognito";
import { invalidParameter, notServed } from "../errors";
import * as field from "../fields";
import { mfaMode } from "../fieldsOfPools";
import type { Pool } from "../pool";
import { operation } from "./operation";

const id = { UserPoolId: field.required(field.userPoolId) } as const;

export const getUserPoolMfaConfig = operation(id, (cognito, { UserPoolId }) =>
    described(poolOf(cognito, UserPoolId)),
);

export const setUserPoolMfaConfig = operation(
    {
        ...id,
        SmsMfaConfiguration: field.structure({ SmsAuthenticationMessage: field.text(6, 140) }),
        SoftwareTokenMfaConfiguration: field.structure({ Enabled: field.flag }),
        EmailMfaConfiguration: field.structure({ Message: field.text(6, 20_000), Subject: field.text() }),
        MfaConfiguration: mfaMode,
        WebAuthnConfiguration: field.structure({ RelyingPartyId: field.text(1, 127) }),
    },
    (cognito, { UserPoolId, SoftwareTokenMfaConfiguration, MfaConfiguration, ...others }) => {
        const [other] = Object.keys(others);
        if (other !== undefined) {
            throw notServed(`any second factor but software tokens (${other})`);
        }
        const pool = poolOf(cognito, UserPoolId);
        const softwareToken = SoftwareTokenMfaConfiguration?.Enabled ?? false;
        if (MfaConfiguration !== undefined && MfaConfiguration !== "OFF" && !softwareToken) {
            throw invalidParameter(
                "Invalid MFA configuration given, can't turn on MFA without any factor enabled.",
            );
        }
        const settings = { ...pool.settings, MfaConfiguration: MfaConfiguration ?? "OFF" };
        const record = { ...pool.record, settings, softwareToken, modifiedAt: cognito.clock.now() };
        cognito.directory.commit("SetUserPoolMfaConfig", ["put", "pools", record]);
        return described(pool);
    },
);

function described({ record, settings }: Pool): object {
    return {
        SoftwareTokenMfaConfiguration: { Enabled: record.softwareToken },
        MfaConfiguration: settings.MfaConfiguration ?? "OFF",
    };
}
