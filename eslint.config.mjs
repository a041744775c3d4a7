// ESLint is installed by dev/setup-node.sh, hence the path.
import {createRequire} from "node:module";

const require = createRequire(new URL("./.local/node/", import.meta.url));
const js = require("@eslint/js");
const globals = require("globals");

export default [
    js.configs.recommended,
    {
        files: ["scenic_service_desk/static/**/*.js"],
        languageOptions: {
            ecmaVersion: 2022,
            sourceType: "module",
            globals: {...globals.browser, odoo: "readonly", luxon: "readonly"},
        },
        // Odoo's own rules (web/tooling/_eslintrc.json)
        rules: {
            "no-restricted-globals": ["error", "event", "self"],
            "no-duplicate-imports": "error",
            "no-unused-vars": ["error", {vars: "all", args: "none", caughtErrors: "all"}],
            "no-restricted-syntax": ["error", "PrivateIdentifier"],
            "prefer-const": ["error", {destructuring: "all", ignoreReadBeforeAssign: true}],
            "arrow-body-style": ["error", "as-needed"],
            curly: ["error", "all"],
            eqeqeq: "error",
            "no-console": "error",
        },
    },
];
