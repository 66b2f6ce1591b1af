import { createNodeResolver, importX } from "eslint-plugin-import-x";
import pulumi from "@pulumi/eslint-plugin";
import tseslint from "typescript-eslint";

/** Folders of the program and of the local run: each imports, beside its own files, only what stands before it. */
const folders = {
    src: ["config", "stream", "auth", "network", "monitoring", "api"],
    "src/local": [
        "aws",
        "http",
        "vtl",
        "kinesis",
        "cognito",
        "resources",
        "evaluation",
        "gateway",
        "openApi",
        "console",
        "provider",
        "watch",
        "walk",
    ],
};

const programFiles = ["{index,src/*}.ts", "src/!(local|tools)/**/*.ts"];

const forbiddenImports = [
    ...Object.entries(folders).flatMap(([root, names]) =>
        names.map((name, i) => ({
            target: `${root}/${name}`,
            from: `${root}/!(${names.slice(0, i + 1).join("|")})/**/*.ts`,
            message: "A folder imports only what stands before it in eslint.config.mjs.",
        })),
    ),
    {
        target: programFiles,
        from: ["src/local/**/*.ts", "src/tools/**/*.ts"],
        message: "The program knows nothing of the local run and the tools.",
    },
    {
        target: "src/local",
        from: [...programFiles, "src/tools/**/*.ts"],
        message: "The local run knows the program by its declaration alone.",
    },
    {
        target: "policy",
        from: ["{index,src/**/*,tests/**/*}.ts"],
        message: "The policy pack stands by itself, in whatever folder.",
    },
];

export default tseslint.config(
    { ignores: ["node_modules/", "template/"] },
    {
        files: ["**/*.ts"],
        extends: [...tseslint.configs.recommendedTypeChecked],
        languageOptions: { parserOptions: { projectService: true } },
        plugins: { "@pulumi": pulumi, "import-x": importX },
        settings: {
            "import-x/extensions": [".ts"],
            "import-x/parsers": { "@typescript-eslint/parser": [".ts"] },
            "import-x/resolver-next": [createNodeResolver({ extensions: [".ts"] })],
        },
        rules: {
            "@pulumi/no-output-in-template-literal": "error",
            "@pulumi/no-output-instance-in-template-literal": "error",
            "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
            "@typescript-eslint/no-floating-promises": "error",
            curly: "error",
            "import-x/no-cycle": "error",
            "import-x/no-restricted-paths": [
                "error",
                { basePath: import.meta.dirname, zones: forbiddenImports },
            ],
            "no-restricted-syntax": [
                "error",
                { selector: "PrivateIdentifier", message: "A private member is spelled `private`." },
            ],
        },
    },
    {
        // mocha's describe and it return nothing to await; a test may be async with nothing to await.
        files: ["tests/**/*.ts"],
        rules: { "@typescript-eslint/require-await": "off" },
    },
    {
        files: ["src/local/**/*.ts"],
        ignores: ["src/local/aws/clock.ts"],
        rules: {
            "no-restricted-properties": [
                "error",
                {
                    object: "Date",
                    property: "now",
                    message: "The time comes from the clock that is handed in.",
                },
            ],
        },
    },
    {
        // An expression may hold a text, and a text expressions.
        files: ["src/local/vtl/parse/*.ts"],
        rules: { "import-x/no-cycle": "off" },
    },
);
