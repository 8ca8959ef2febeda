// Bundles what the simulator uses of npm packages into www/vendor, under the notices of their licences.

import { readFile, readdir } from "node:fs/promises";
import { build } from "esbuild";

const options = {
  entryPoints: ["codemirror.js"],
  outdir: "../www/vendor",
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  logLevel: "warning",
};

/** The packages that go in, each with the text of its licence. */
async function notices() {
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

const banner = `/*!\n${(await notices()).join("\n\n----\n\n").replaceAll("*/", "* /")}\n*/`;
await build({ ...options, banner: { js: banner } });
