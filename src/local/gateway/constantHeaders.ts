/**
 * Headers that an answer always has, by name, from response parameters such as
 * `method.response.header.X: 'constant'`.
 *
 * @throws Error for a parameter that is no constant.
 */
export function constantHeaders(parameters: Readonly<Record<string, string>> = {}): Record<string, string> {
    const headers = Object.entries(parameters).map(([target, source]) => {
        if (!/^'[^']*'$/.test(source)) {
            throw new Error(`${target} = ${source} is no constant, and others are not supported.`);
        }
        return [target.replace(/^(method\.response|gatewayresponse)\.header\./, ""), source.slice(1, -1)];
    });
    return Object.fromEntries(headers) as Record<string, string>;
}
