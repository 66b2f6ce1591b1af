/** A map that numbers its keys in the order in which they came; a key that was deleted leaves its number unused. */
export class OrderedMap<V> extends Map<string, V> {
    private readonly numbers = new Map<string, number>();
    private last = 0;

    override set(key: string, value: V): this {
        if (!this.has(key)) {
            this.numbers.set(key, ++this.last);
        }
        return super.set(key, value);
    }

    override delete(key: string): boolean {
        this.numbers.delete(key);
        return super.delete(key);
    }

    /** 0 for a key that is not there. */
    numberOf(key: string): number {
        return this.numbers.get(key) ?? 0;
    }
}
