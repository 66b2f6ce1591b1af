/** What was sent, of a record that may be in a stamp. */
export function sentData(record: string): string {
    const [, data] = /^\{"caller":"[^]*"requestId":"[^"]*","data":([^]*)\}$/.exec(record) ?? [];
    return data === undefined ? record : String(JSON.parse(data));
}
