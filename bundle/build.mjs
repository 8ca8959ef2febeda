// Bundles what uses npm packages: the simulator's editor and what it opens archives with into www/vendor, the playground and what the command line reads
// YAML with into pkg. Each is under the notices of what is in it.

import { readFile, readdir } from "node:fs/promises";
import { build } from "esbuild";

const common = { bundle: true, format: "esm", target: "es2022", minify: true, charset: "utf8", logLevel: "warning" };

const simulator = { ...common, outdir: "../www/vendor", charset: "ascii" };
const editor = { ...simulator, entryPoints: ["codemirror.js"] };
const zip = { ...simulator, entryPoints: ["zip.js"] };

/** The package itself stays outside of the playground, so that a page that uses both has one core. */
const packageBeside = {
  name: "package-beside",
  setup({ onResolve }) {
    onResolve({ filter: /\/pkg\/index\.js$/ }, () => ({ path: "./index.js", external: true }));
  },
};

/** On a server no element is made, so Lit needs no more of a document there than a class to extend. */
const withoutDocument = {
  name: "without-document",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@lit-labs\/ssr-dom-shim$/ }, () => ({ path: "none", namespace: "without-document" }));
    const contents = "export class HTMLElement {}\nexport const customElements = undefined;";
    onLoad({ filter: /.*/, namespace: "without-document" }, () => ({ contents }));
  },
};

const playground = {
  ...common,
  entryPoints: { playground: "../playground/index.js" },
  outdir: "../pkg",
  nodePaths: ["node_modules"],
  // What Lit has for both: a server that renders pages can then load it too.
  platform: "neutral",
  conditions: ["node"],
  loader: { ".css": "text" },
  plugins: [packageBeside, withoutDocument],
};

/** In the package rather than beside it, so that who embeds the core gets no dependency, and the command none to install. */
const yaml = { ...common, entryPoints: ["yaml.js"], outdir: "../pkg/cli", platform: "neutral" };

/** The packages that go in, each with the text of its licence. */
async function notices(options) {
  const { metafile } = await build({ ...options, metafile: true, write: false });
  const inside = Object.keys(metafile.inputs).map((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1]);
  const byText = new Map();
  for (const name of [...new Set(inside)].filter(Boolean).toSorted()) {
    const folder = new URL(`node_modules/${name}/`, import.meta.url);
    const { version } = JSON.parse(await readFile(new URL("package.json", folder), "utf8"));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} ${version} has no licence text`);
    const text = (await readFile(new URL(file, folder), "utf8")).trim();
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version}`]);
  }
  return [...byText].map(([text, names]) => `${names.join(", ")}\n\n${text}`);
}

for (const options of [editor, zip, playground, yaml]) {
  const banner = `/*!\n${(await notices(options)).join("\n\n----\n\n").replaceAll("*/", "* /")}\n*/`;
  await build({ ...options, banner: { js: banner } });
}
