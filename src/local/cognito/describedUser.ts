import { listed } from "./attributes";
import type { UserRecord } from "./records";

/** As answers have times: in seconds since the epoch. */
export function seconds(milliseconds: number): number {
    return milliseconds / 1000;
}

/** A user as administrators' operations describe one, but for the attributes, whose list has two names. */
export function describedUser(user: UserRecord) {
    return {
        Username: user.username,
        UserCreateDate: seconds(user.createdAt),
        UserLastModifiedDate: seconds(user.modifiedAt),
        Enabled: user.enabled,
        UserStatus: user.status,
    };
}

/** The second factor that a user has switched on. */
export function factorsOf(user: UserRecord) {
    const factors = user.softwareTokenEnabled ? ["SOFTWARE_TOKEN_MFA"] : undefined;
    return {
        PreferredMfaSetting: user.softwareTokenPreferred ? "SOFTWARE_TOKEN_MFA" : undefined,
        UserMFASettingList: factors,
    };
}

/** A user as one of a list, or as one that was just created. */
export function listedUser(user: UserRecord) {
    return { ...describedUser(user), Attributes: listed(user.attributes) };
}
