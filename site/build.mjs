// The documentation as a site of plain files: a page for each code and each rule, with playgrounds of the tests' scenarios, and
// the repository's Markdown. Beside the package it needs a reader of Markdown and something that writes HTML, and no generator:
// nearly all pages are made of answers, not of texts.
//
// node site/build.mjs [FOLDER], by itself target/site. The folder can be served from any address.

import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { html } from "htm/preact";

import { OWN_CODES } from "../pkg/cli/own-codes.js";
import { init, vocabulary } from "../pkg/index.js";
import { APART, apart } from "./apart.mjs";
import { catalogue } from "./catalogue.mjs";
import { documents } from "./documents.mjs";
import { Examples } from "./examples.mjs";
import { LANGUAGES, inLanguage, page } from "./frame.mjs";
import { Pages, pathOfCode, pathOfRule } from "./pages.mjs";
import { textOf } from "./texts.mjs";

const ROOT = fileURLToPath(new URL("../", import.meta.url));

/** What a playground is made of. */
const PACKAGE = ["playground.js", "index.js", "api.js", "load.js", "find.js", "errors.js", "core/entra_verdict_bg.js", "core/core.wasm", "core/signatures.wasm", "core/rest.wasm", "core/en.wasm", "core/ja.wasm", "core/snippets"];

/** Writes the site into a folder, which then has nothing else in it, and gives the paths of its pages. */
export async function build(folder) {
  await init();
  await rm(folder, { recursive: true, force: true });
  const written = new Map();
  const scenarios = new Map();
  const labels = new Map(vocabulary().enumerations.map(({ name, terms }) => [name, new Map(terms.map(({ value, label }) => [value, label]))]));
  const known = await catalogue();
  const told = await toldApart();
  const pages = new Pages({
    catalogue: known,
    own: OWN_CODES,
    apart: (code, language) => told.get(`${language} ${code}`),
    examples: await Examples.find(),
    term: (enumeration, value, language) => labels.get(enumeration).get(value)[language],
    publish(example) {
      const path = addressOf(example);
      scenarios.set(path, `${JSON.stringify(example.scenario, null, 2)}\n`);
      return path;
    },
  });
  for (const language of LANGUAGES) {
    const put = (path, text) => written.set(inLanguage(path, language), text);
    put("index.html", pages.home(language));
    put("codes/index.html", pages.codes(language));
    put("rules/index.html", pages.rules(language));
    for (const [code, kinds] of known.codes) put(pathOfCode(code), pages.code(code, kinds, language));
    for (const code of Object.keys(OWN_CODES)) put(pathOfCode(code), pages.ownCode(code, language));
    for (const [id, sentences] of known.rules) put(pathOfRule(id), pages.rule(id, sentences, language));
  }
  const { pages: texts, files } = await documents();
  for (const one of texts) written.set(one.path, documentPage(one));
  written.set("docs/index.html", listOf(texts));
  for (const [path, text] of [...written, ...scenarios]) await write(join(folder, path), text);
  for (const file of PACKAGE) await copy(join("pkg", file), join(folder, "entra-verdict", file));
  for (const file of files) await copy(file, join(folder, file));
  for (const file of ["style.css", "search.js"]) await copy(join("site", file), join(folder, file));
  for (const file of ["tokens.css", "reset.css"]) await copy(join("www/kit", file), join(folder, file));
  await copy("www/icon.svg", join(folder, "icon.svg"));
  return [...written.keys()];
}

/** What shows the codes that no playground does, by language and code. */
async function toldApart() {
  const told = new Map();
  for (const language of LANGUAGES) for (const code of APART) told.set(`${language} ${code}`, await apart(code, language));
  return told;
}

/** Where the scenario of an example lies. A changed one is named after what was changed. */
const addressOf = ({ file, name }) => `scenarios/${name ? file.replace(/\.json$/, `.${name}.json`) : file}`;

function documentPage({ file, path, title, about, html: text }) {
  const content = ({ t }) => html`<div dangerouslySetInnerHTML=${{ __html: text }}></div>
    <p class="muted">${t("repository", { path: file })}</p>`;
  return page({ path, title, description: about, hasOther: false, content });
}

function listOf(texts) {
  const t = (key) => textOf("en", key);
  const content = ({ to }) => html`<h1>${t("documentation")}</h1>
    <p>${t("documentationAbout")}</p>
    <ul class="list">
      ${texts.map(({ file, path, title, about }) => html`<li><a href=${to(path)}>${title}</a>${" "}<code class="muted">${file}</code><p>${about}</p></li>`)}
    </ul>`;
  return page({ path: "docs/index.html", title: t("documentation"), description: t("documentationAbout"), hasOther: false, content });
}

async function write(file, text) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

async function copy(from, to) {
  await mkdir(dirname(to), { recursive: true });
  await cp(join(ROOT, from), to, { recursive: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = resolve(process.argv[2] ?? join(ROOT, "target/site"));
  const pages = await build(folder);
  console.log(`${join(folder, "index.html")}: ${pages.length} pages`);
}
