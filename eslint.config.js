import js from "@eslint/js";
import tseslint from "typescript-eslint";

const countries =
  "/\\b(chin(a|ese)|korean?s?|dprk|prc|pyongyang|beijing|soviets?|iraqi?|libyan?)\\b/i";
const countryMessage = "no code names a country: cases are rows in data/";

export default tseslint.config(
  {ignores: ["dist*/", "examples/libya/", "src/.observablehq/", "src/kit/", "node_modules/"]},
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: [
            "eslint.config.js",
            "packages/site/bin/*.cjs",
            "src/embed/*.js",
            "test/support/*.cjs"
          ]
        }
      }
    },
    rules: {
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        {allowNumber: true, allowBoolean: true}
      ],
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/no-base-to-string": "off",
      "@typescript-eslint/no-misused-spread": "off",
      "@typescript-eslint/no-unused-vars": ["error", {varsIgnorePattern: "^_"}],
      "@typescript-eslint/no-extraneous-class": "off",
      "@typescript-eslint/consistent-type-imports": "error"
    }
  },
  {
    files: ["packages/**", "loaders/**", "src/**", "bench/**"],
    rules: {
      "max-lines": ["error", {max: 250, skipBlankLines: true, skipComments: true}],
      "max-lines-per-function": ["error", {max: 72, skipBlankLines: true, skipComments: true}],
      "no-restricted-syntax": [
        "error",
        {selector: `Literal[value=${countries}]`, message: countryMessage},
        {selector: `TemplateElement[value.raw=${countries}]`, message: countryMessage},
        {selector: `Identifier[name=${countries}]`, message: countryMessage}
      ]
    }
  },
  {
    // A drawing is one long list of marks, a report one of goals.
    files: ["src/figures/**", "bench/report.ts"],
    rules: {
      "max-lines": ["error", {max: 300, skipBlankLines: true, skipComments: true}],
      "max-lines-per-function": ["error", {max: 90, skipBlankLines: true, skipComments: true}]
    }
  },
  {
    files: ["**/*.cjs", "**/*.js"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        require: "readonly",
        __filename: "readonly",
        __dirname: "readonly",
        module: "writable",
        Buffer: "readonly"
      }
    },
    rules: {"@typescript-eslint/no-require-imports": "off"}
  }
);
