const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const isDigit = new Uint8Array(256);
for (const digit of alphabet) {
    isDigit[digit.charCodeAt(0)] = 1;
}

/** How many bytes a base64 text stands for. */
export function decodedLength(text: string): number {
    return (text.length / 4) * 3 - padding(text);
}

/**
 * What is wrong with a text that should be base64, in Kinesis's words (as recorded in kinesalite's validations);
 * undefined where nothing is. Node's own decoder accepts far more than Kinesis does.
 */
export function base64Problem(text: string): string | undefined {
    if (text.length % 4 !== 0) {
        return `Base64 encoded length is expected a multiple of 4 bytes but found: ${text.length}`;
    }
    const pad = padding(text);
    const end = text.length - pad;
    // Without a branch: this runs over all data that is put.
    let valid = 1;
    for (let at = 0; at < end; at++) {
        valid &= isDigit[text.charCodeAt(at)]!;
    }
    if (valid !== 1) {
        return `Invalid Base64 character: '${/[^A-Za-z0-9+/]/.exec(text)![0]}'`;
    }
    const unusedBits = [0, 3, 15][pad]!;
    if (pad > 0 && (alphabet.indexOf(text.charAt(end - 1)) & unusedBits) !== 0) {
        return "Invalid last non-pad Base64 character dectected";
    }
    return undefined;
}

function padding(text: string): number {
    return text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
}
