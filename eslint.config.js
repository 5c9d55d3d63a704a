import js from "@eslint/js";
import nounsanitized from "eslint-plugin-no-unsanitized";
import globals from "globals";

export default [
  { ignores: ["node_modules/", "**/.venv/", "build/", "dist/"] },
  js.configs.recommended,
  nounsanitized.configs.recommended,
  {
    rules: {
      // The text of a letter must not get into a console.
      "no-console": "error",
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-unused-vars": ["error", { ignoreRestSiblings: true }],
    },
  },
  {
    files: ["extension/**/*.js"],
    languageOptions: { globals: { ...globals.browser, messenger: "readonly" } },
  },
  {
    files: ["extension/editor/*.js"],
    languageOptions: { sourceType: "script" },
  },
  {
    files: ["tests/**/*.mjs"],
    languageOptions: { globals: { ...globals.nodeBuiltin, document: "readonly", messenger: "readonly" } },
  },
];
