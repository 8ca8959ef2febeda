// Modules of the page for Node: tests, and tasks that need their words.

import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * A module of www by its name from the root, or several as one. What they need comes with them, but for the package, which stays the
 * one at `index`.
 */
export async function load(names, index = new URL("../pkg/index.js", import.meta.url).href) {
  const packageAt = {
    name: "package-at",
    setup({ onResolve }) {
      onResolve({ filter: /\/pkg\/index\.js$/ }, () => ({ path: index, external: true }));
      onResolve({ filter: /\/pkg\/applications\.js$/ }, () => ({ path: new URL("applications.js", index).href, external: true }));
    },
  };
  const exports = [names].flat().map((name) => `export * from "./${name}";`).join("\n");
  const options = { absWorkingDir: root, stdin: { contents: exports, resolveDir: root, loader: "ts" }, bundle: true, format: "esm", target: "es2022", write: false, define: { IN_ONE_FILE: "false" }, plugins: [packageAt], logLevel: "warning" };
  const { outputFiles } = await build(options);
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
