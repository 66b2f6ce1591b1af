/**
 * Values of keys, remembered, as long as most keys come again. Where they do not, to remember them costs more than it
 * saves: then it is left off for a while.
 */
export class Recurring<Value> {
    private readonly known = new Map<string, Value>();
    private recurred = 0;
    private leftOff = 0;

    /**
     * @param find what a key's value is, which is never undefined
     * @param most keys that are remembered
     */
    constructor(
        private readonly find: (key: string) => Value,
        private readonly most = 10_000,
    ) {}

    get(key: string): Value {
        if (this.leftOff > 0) {
            this.leftOff--;
            return this.find(key);
        }
        const known = this.known.get(key);
        if (known !== undefined) {
            this.recurred++;
            return known;
        }
        const value = this.find(key);
        if (this.known.size === this.most) {
            this.leftOff = this.recurred < this.most ? 10 * this.most : 0;
            this.forget();
        }
        this.known.set(key, value);
        return value;
    }

    forget(): void {
        this.known.clear();
        this.recurred = 0;
    }
}
