// Bundles what pages load, and what the command line reads YAML with: the simulator into www/dist, the playground and YAML into pkg.
//
// node bundle/build.mjs                  all of them
// node bundle/build.mjs package          the playground and YAML, which need no wasm
// node bundle/build.mjs simulator        the simulator, around the wasm that was built before
// node bundle/build.mjs file [PATH]      the simulator as one HTML file, by itself target/entra-verdict.html
// node bundle/build.mjs simulator watch  again after each change of a source, until standard input ends

import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, context } from "esbuild";

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

const common = { absWorkingDir: path(""), bundle: true, format: "esm", target: "es2022", minify: true, charset: "utf8", logLevel: "warning" };

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
  entryPoints: { playground: "www/playground/index.ts" },
  outdir: "pkg",
  // What Lit has for both: a server that renders pages can then load it too.
  platform: "neutral",
  conditions: ["node"],
  loader: { ".css": "text" },
  plugins: [packageBeside, withoutDocument],
};

/** In the package rather than beside it, so that who embeds the core gets no dependency, and the command none to install. */
const yaml = { ...common, entryPoints: { yaml: "bundle/yaml.js" }, outdir: "pkg/cli", platform: "neutral", mainFields: ["module", "main"] };

const DIST = "www/dist";
/** The modules of the core: the first one, and its parts. */
const PARTS = ["core", "signatures", "rest", "en", "ja"];
const WASM = PARTS.map((name) => `core/${name}.wasm`);
const NOTICES = "third-party.txt";

/** What of the simulator is loaded by its address, by that address. */
const entries = {
  main: "www/simulator/main.ts",
  inside: "www/simulator/inside.ts",
  "answer-worker": "www/simulator/core/answer-worker.ts",
  "metadata-worker": "www/simulator/core/metadata-worker.ts",
  "organisation-worker": "www/simulator/views/organisation/worker.ts",
  "timeline-worker": "www/simulator/core/timeline-worker.ts",
  "sweep-worker": "www/simulator/views/sweep/worker.ts",
  style: "www/simulator/style.css",
  organisation: "www/simulator/views/organisation/style.css",
  sweep: "www/simulator/views/sweep/style.css",
};

/** The words of one language, out of the modules that have both: a page shows one. */
const oneLanguage = {
  name: "one-language",
  setup({ onLoad }) {
    onLoad({ filter: /simulator\/texts-[\w-]+\.ts$/ }, async ({ path: file }) => {
      const { metafile, outputFiles } = await build({ ...common, entryPoints: [file], write: false, metafile: true });
      const { words } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
      return { contents: `export const words = ${JSON.stringify(words)};`, watchFiles: Object.keys(metafile.inputs).map(path) };
    });
  },
};

/** What the page loads later: none of it is ever there without the page, so that it shares one file with it, not one for each set of those that share. */
const later = [
  "access/access", "compare/before", "compare/compare", "editor/assist", "editor/codemirror", "editor/portal", "gallery/gallery", "gallery/menu",
  "graph/graph-request", "models/models", "organisation/organisation", "policies/ways", "question/about-code", "question/certificate", "share/share", "sweep/sweep", "timeline/timeline", "verdict/chain", "watch/watch",
];
const afterPage = {
  name: "after-page",
  setup({ onLoad }) {
    const files = new Set(later.map((name) => path(`www/simulator/views/${name}.ts`)));
    onLoad({ filter: /simulator\/views\/.*\.ts$/ }, async ({ path: file }) => {
      if (!files.has(file)) return undefined;
      return { contents: `import "${path("www/simulator/page.ts")}";\n${await readFile(file, "utf8")}`, loader: "ts" };
    });
  },
};

/** Whether the page is one file, or stands among its files. */
const inOneFile = (is) => ({ define: { IN_ONE_FILE: String(is) } });

const simulator = {
  ...common,
  ...inOneFile(false),
  entryPoints: entries,
  outdir: DIST,
  splitting: true,
  chunkNames: "[name]-[hash]",
  charset: "ascii",
  metafile: true,
  plugins: [oneLanguage, afterPage],
};

/** The packages of npm that go into what was built, each with the text of its licence. */
async function notices({ inputs }) {
  const inside = Object.keys(inputs).map((name) => name.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1]);
  const byText = new Map();
  for (const name of [...new Set(inside)].filter(Boolean).toSorted()) {
    const folder = path(`node_modules/${name}/`);
    const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} ${version} has no licence text`);
    const text = (await readFile(join(folder, file), "utf8")).trim();
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version}`]);
  }
  return [...byText].map(([text, names]) => `${names.join(", ")}\n\n${text}`).join("\n\n----\n\n");
}

/** A bundle under the notices of what is in it. */
async function withNotices(options) {
  const { metafile } = await build({ ...options, metafile: true, write: false });
  const banner = `/*!\n${(await notices(metafile)).replaceAll("*/", "* /")}\n*/`;
  await build({ ...options, banner: { js: banner } });
}

/** Writes what of the simulator is no bundle: the page, what it stands on, and a service worker that knows all files by name. */
async function finish({ metafile }) {
  const made = Object.keys(metafile.outputs).map((name) => name.slice(`${DIST}/`.length));
  await mkdir(path(`${DIST}/core`), { recursive: true });
  for (const module of WASM) await copyFile(path(`pkg/${module}`), path(`${DIST}/${module}`));
  await copyFile(path("www/icon.svg"), path(`${DIST}/icon.svg`));
  await writeFile(path(`${DIST}/index.html`), withPreloads(await html(), metafile));
  await writeFile(path(`${DIST}/${NOTICES}`), `${await notices(metafile)}\n`);
  const files = ["icon.svg", "service-worker.js", ...WASM, ...made.filter((name) => !name.endsWith(".map"))].toSorted();
  const worker = await readFile(path("www/service-worker.js"), "utf8");
  await writeFile(path(`${DIST}/service-worker.js`), worker.replace("const FILES = [];", `const FILES = ${JSON.stringify(files)};`));
}

/** A text with others at places that it has to have. */
function changed(text, changes) {
  return changes.reduce((before, [place, after]) => {
    if (!place.test(before)) throw new Error(`www/index.html has no place ${place}`);
    return before.replace(place, () => after);
  }, text);
}

/** The page, told where the documentation's site lies: where the package says, which knows no other place for it. */
async function html() {
  const { homepage = "" } = JSON.parse(await readFile(path("pkg/package.json"), "utf8"));
  const address = homepage.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return changed(await readFile(path("www/index.html"), "utf8"), [[/(?<=<meta name="help-uri" content=")[^"]*/, address]]);
}

/** The page with what it will ask for at once, which it would otherwise find out one after the other. */
function withPreloads(html, { outputs }) {
  const wanted = new Set();
  const collect = (name) => {
    for (const { path: imported, kind } of outputs[name].imports) {
      if (kind !== "import-statement" || wanted.has(imported)) continue;
      wanted.add(imported);
      collect(imported);
    }
  };
  collect(`${DIST}/main.js`);
  const editor = Object.keys(outputs).find((name) => /\/codemirror-\w+\.js$/.test(name));
  if (!editor) throw new Error("the editor has no file of its own");
  wanted.add(editor);
  collect(editor);
  const links = [...wanted].map((name) => `<link rel="modulepreload" href="${name.slice(DIST.length + 1)}">`);
  for (const module of WASM) links.push(`<link rel="preload" href="${module}" as="fetch" type="application/wasm" crossorigin>`);
  return html.replace(/^( *)(?=<script type="module" )/m, (indent) => links.map((link) => `${indent}${link}\n`).join("") + indent);
}

async function buildSimulator() {
  await rm(path(DIST), { recursive: true, force: true });
  await finish(await build(simulator));
}

async function watchSimulator() {
  const finishing = { name: "finish", setup: ({ onEnd }) => onEnd((result) => result.metafile && finish(result)) };
  const watched = await context({ ...simulator, sourcemap: "linked", plugins: [oneLanguage, finishing] });
  await watched.watch();
  process.stdin.resume();
  process.stdin.on("end", () => watched.dispose());
}

/** A script or a sheet that is within the page, and how its Content Security Policy names it. */
const within = (text) => ({ text, name: `'sha256-${createHash("sha256").update(text).digest("base64")}'` });

/**
 * The simulator as one HTML file, which opens from anywhere, without network. Its policy names its one script and its one sheet;
 * workers are made of what is in the page, and nothing can be loaded at all.
 */
async function buildFile(file) {
  // What stands there leads to files that are not.
  const logOverride = { "empty-import-meta": "silent" };
  const alone = { ...common, ...inOneFile(true), logOverride, write: false, metafile: true, plugins: [oneLanguage] };
  const notes = [];
  const bundled = async (options) => {
    const { outputFiles, metafile } = await build({ ...alone, ...options });
    notes.push(metafile);
    return outputFiles[0].text;
  };
  const script = within(await bundled({ entryPoints: [entries.main] }));
  const sheets = [entries.style, entries.organisation, entries.sweep].map((name) => `@import "./${name}";`).join("\n");
  const sheet = within(await bundled({ stdin: { contents: sheets, loader: "css", resolveDir: path("") } }));
  const parts = new Map();
  for (const name of Object.keys(entries).filter((one) => one.endsWith("-worker"))) {
    parts.set(name, Buffer.from(await bundled({ entryPoints: [entries[name]], format: "iife" })));
  }
  for (const name of PARTS) parts.set(name, gzipSync(await readFile(path(`pkg/core/${name}.wasm`)), { level: 9 }));
  const inputs = Object.assign({}, ...notes.map((one) => one.inputs));
  const policy = `default-src 'none'; script-src ${script.name} 'wasm-unsafe-eval'; style-src ${sheet.name}; img-src data:; worker-src blob:; base-uri 'none'; form-action 'none'`;
  const icon = `data:image/svg+xml;base64,${(await readFile(path("www/icon.svg"))).toString("base64")}`;
  const changes = [
    [/(?<=Content-Security-Policy" content=")[^"]*/, policy],
    [/(?<=<link rel="icon" href=")[^"]*/, icon],
    [/<link rel="stylesheet" [^>]*>/, `<style>${sheet.text}</style>`],
    [/<script type="module" [^>]*><\/script>/, `<script type="module">${script.text}</script>`],
    [/(?=\s*<\/body>)/, [...parts].map(([name, bytes]) => `\n    <script type="text/plain" id="file-${name}">${bytes.toString("base64")}</script>`).join("")],
    // At the end, since what says how the file is encoded has to be near its begin.
    [/$/, `<!--\n${(await notices({ inputs })).replaceAll("--", "- -")}\n-->\n`],
  ];
  const page = changed(await html(), changes);
  const to = resolve(path(""), file);
  await mkdir(dirname(to), { recursive: true });
  await writeFile(to, page);
}

const [what = "all", how] = process.argv.slice(2);
if (what === "all" || what === "package") {
  await withNotices(playground);
  await withNotices(yaml);
}
if (what === "simulator" && how === "watch") await watchSimulator();
else if (what === "all" || what === "simulator") await buildSimulator();
if (what === "file") await buildFile(how ?? "target/entra-verdict.html");
