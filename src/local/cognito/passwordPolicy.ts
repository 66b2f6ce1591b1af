import { invalidPassword } from "./errors";

/** Cognito's PasswordPolicyType, as far as it is about the password's characters. */
export interface PasswordPolicy {
    readonly MinimumLength?: number;
    readonly RequireLowercase?: boolean;
    readonly RequireNumbers?: boolean;
    readonly RequireSymbols?: boolean;
    readonly RequireUppercase?: boolean;
}

/** The special characters of "Password requirements" (Cognito guide); a space counts only between others. */
const symbol = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]|(?<=.) (?=.)/;

/**
 * Checks a new password.
 *
 * @throws InvalidPasswordException with the first requirement that it does not meet
 */
export function checkPassword(password: string, policy: PasswordPolicy): void {
    const unmet: readonly [boolean | undefined, string][] = [
        [[...password].length < (policy.MinimumLength ?? 8), "Password not long enough"],
        [policy.RequireLowercase && !/[a-z]/.test(password), "Password must have lowercase characters"],
        [policy.RequireUppercase && !/[A-Z]/.test(password), "Password must have uppercase characters"],
        [policy.RequireNumbers && !/[0-9]/.test(password), "Password must have numeric characters"],
        [policy.RequireSymbols && !symbol.test(password), "Password must have symbol characters"],
    ];
    for (const [isUnmet, message] of unmet) {
        if (isUnmet) {
            throw invalidPassword(`Password did not conform with policy: ${message}`);
        }
    }
}
