import type { PoolSettings } from "./fieldsOfPools";

type DeclaredAttribute = NonNullable<PoolSettings["Schema"]>[number];

/** What a pool asks of an attribute. */
export interface SchemaAttribute {
    readonly name: string;
    readonly required: boolean;
    readonly mutable: boolean;
    /** What is wrong with a value, in Cognito's words; undefined where nothing is. */
    readonly problemOf: (value: string) => string | undefined;
    /** As DescribeUserPool has it. */
    readonly described: DeclaredAttribute;
}

const text = (Name: string): DeclaredAttribute => ({
    Name,
    AttributeDataType: "String",
    DeveloperOnlyAttribute: false,
    Mutable: true,
    Required: false,
    StringAttributeConstraints: { MinLength: "0", MaxLength: "2048" },
});

/** Every pool has these (Cognito guide, "Working with user attributes"). */
const standard: readonly DeclaredAttribute[] = [
    {
        ...text("sub"),
        Mutable: false,
        Required: true,
        StringAttributeConstraints: { MinLength: "1", MaxLength: "2048" },
    },
    ...["name", "given_name", "family_name", "middle_name", "nickname", "preferred_username"].map(text),
    ...["profile", "picture", "website", "email"].map(text),
    { ...text("email_verified"), AttributeDataType: "Boolean", StringAttributeConstraints: undefined },
    text("gender"),
    { ...text("birthdate"), StringAttributeConstraints: { MinLength: "10", MaxLength: "10" } },
    ...["zoneinfo", "locale", "phone_number"].map(text),
    { ...text("phone_number_verified"), AttributeDataType: "Boolean", StringAttributeConstraints: undefined },
    text("address"),
    {
        ...text("updated_at"),
        AttributeDataType: "Number",
        StringAttributeConstraints: undefined,
        NumberAttributeConstraints: { MinValue: "0" },
    },
];

const schemas = new WeakMap<PoolSettings, ReadonlyMap<string, SchemaAttribute>>();

/** All attributes of a pool's users, by name: the standard ones, as they are declared, and the pool's own. */
export function schemaOf(settings: PoolSettings): ReadonlyMap<string, SchemaAttribute> {
    let schema = schemas.get(settings);
    if (schema === undefined) {
        const declared = (settings.Schema ?? []).map(completed);
        const names = declared.map(({ Name }) => Name);
        const all = [...standard.filter(({ Name }) => !names.includes(Name)), ...declared];
        schema = new Map(all.map((attribute) => [attribute.Name!, schemaAttribute(attribute)]));
        schemas.set(settings, schema);
    }
    return schema;
}

/** An attribute that is no standard one has a prefix before its name. */
export function completed(attribute: DeclaredAttribute): DeclaredAttribute {
    const { Name = "", DeveloperOnlyAttribute = false, AttributeDataType = "String" } = attribute;
    const known = standard.find((other) => other.Name === Name);
    if (known !== undefined) {
        return { ...known, ...attribute };
    }
    return {
        Mutable: true,
        Required: false,
        ...(AttributeDataType === "String" && { StringAttributeConstraints: {} }),
        ...attribute,
        Name: `${DeveloperOnlyAttribute ? "dev" : "custom"}:${Name}`,
        AttributeDataType,
        DeveloperOnlyAttribute,
    };
}

function schemaAttribute(described: DeclaredAttribute): SchemaAttribute {
    const { Name: name = "", Required: required = false, Mutable: mutable = true } = described;
    return { name, required, mutable, described, problemOf: (value) => problemOf(described, value) };
}

function problemOf(attribute: DeclaredAttribute, value: string): string | undefined {
    const { Name: name = "" } = attribute;
    const { MinLength = "0", MaxLength = "2048" } = attribute.StringAttributeConstraints ?? {};
    switch (attribute.AttributeDataType) {
        case "Number": {
            const { MinValue = "-Infinity", MaxValue = "Infinity" } =
                attribute.NumberAttributeConstraints ?? {};
            const inside = Number(value) >= Number(MinValue) && Number(value) <= Number(MaxValue);
            return value === "" || inside ? undefined : `${name}: Number is not in the allowed range.\n`;
        }
        case "Boolean":
            return /^(true|false|)$/i.test(value) ? undefined : `${name}: Value is not of type Boolean.\n`;
        case "DateTime":
            return undefined;
        default:
            break;
    }
    if (value.length < Number(MinLength) && value !== "") {
        return `${name}: String must be at least ${MinLength} characters long.\n`;
    }
    return value.length > Number(MaxLength)
        ? `${name}: String must be no longer than ${MaxLength} characters.\n`
        : undefined;
}

export function isEmail(text: string): boolean {
    return /^[^\s@]+@[^\s@]+$/.test(text);
}

export function isPhoneNumber(text: string): boolean {
    return /^\+[0-9]{1,50}$/.test(text);
}
