/** @param {number} time in milliseconds since the epoch */
export function clockTime(time) {
    const date = new Date(time);
    return `${date.toTimeString().slice(0, 8)}.${String(date.getMilliseconds()).padStart(3, "0")}`;
}

/** `1 record`, `2 records`. */
export function counted(count, what) {
    return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/** @param {number} bytes */
export function size(bytes) {
    return bytes < 1024
        ? `${bytes} B`
        : bytes < 1024 * 1024
          ? `${(bytes / 1024).toFixed(1)} KiB`
          : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

/** good, odd or bad, as colours show a status. */
export function toneOf(status) {
    return status < 400 ? "good" : status < 500 ? "odd" : "bad";
}

/** JSON, indented; undefined for a text that is none. */
export function indented(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === "object" && value !== null ? JSON.stringify(value, undefined, 2) : undefined;
    } catch {
        return undefined;
    }
}

/** Bytes of a base64 text. */
export function bytesOf(base64) {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

const bytesInLine = 16;

/** As `hexdump` shows bytes: place, hexadecimal, and what of it is ASCII. */
export function hexDump(bytes) {
    const lines = [];
    for (let at = 0; at < bytes.length; at += bytesInLine) {
        const line = [...bytes.subarray(at, at + bytesInLine)];
        const hex = line.map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
        const text = line
            .map((byte) => (byte > 0x1f && byte < 0x7f ? String.fromCharCode(byte) : "."))
            .join("");
        lines.push(`${at.toString(16).padStart(4, "0")}  ${hex.padEnd(bytesInLine * 3)} ${text}`);
    }
    return lines.join("\n");
}
