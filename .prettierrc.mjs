// The plugin lies where dev/setup-node.sh installs it, hence by path.
import {createRequire} from "node:module";

const require = createRequire(new URL("./.local/node/", import.meta.url));

export default {
    plugins: [require.resolve("@prettier/plugin-xml")],
    tabWidth: 4,
    printWidth: 100,
    bracketSpacing: false,
    trailingComma: "es5",
    // text inside of tags is content: an added blank would show
    xmlWhitespaceSensitivity: "strict",
    overrides: [{files: "*.xml", options: {printWidth: 120, bracketSameLine: true}}],
};
