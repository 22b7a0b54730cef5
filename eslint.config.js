import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["_build/", ".venv*/", "node_modules/", "src/needling/widgets/bundles/"] },
  js.configs.recommended,
  {
    files: ["src/**/*.js"],
    languageOptions: { globals: globals.browser },
    rules: {
      "no-unused-vars": ["error", { varsIgnorePattern: "^_$" }],
      // A function fits a screen, a file one sitting.
      "max-lines-per-function": ["error", { max: 60 }],
      "max-lines": ["error", { max: 300 }],
    },
  },
  { files: ["tools/**/*.js", "src/needling/check/*.js", "*.config.js"], languageOptions: { globals: globals.node } },
  // Put in by tools/bundle.js.
  { files: ["src/needling/lab/*.js"], languageOptions: { globals: { STYLE: "readonly" } } },
  { files: ["tests/engines/*.js"], languageOptions: { globals: globals.browser } },
  // What Node and a browser both have.
  { files: ["tests/node/**/*.js"], languageOptions: { globals: globals["shared-node-browser"] } },
];
