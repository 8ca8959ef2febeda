// The repository's own Markdown as pages.

import { readFile, readdir } from "node:fs/promises";
import { posix } from "node:path";

import { slug } from "github-slugger";
import MarkdownIt from "markdown-it";
import anchors from "markdown-it-anchor";

const ROOT = new URL("../", import.meta.url);

/** Pages by their file, in the order of the list. What is added to these folders is a page too. */
async function published() {
  const pages = new Map([
    ["README.md", "readme.html"],
    ["pkg/README.md", "package.html"],
  ]);
  for (const folder of ["docs", "examples"]) {
    const files = (await readdir(new URL(folder, ROOT), { recursive: true })).map((file) => `${folder}/${file.replaceAll("\\", "/")}`);
    const wanted = folder === "docs" ? /\.md$/ : /^examples\/[^/]+\/README\.md$/;
    for (const file of files.filter((one) => wanted.test(one)).sort())
      pages.set(file, file.replace(/README\.md$/, "index.html").replace(/\.md$/, ".html"));
  }
  pages.set("CHANGELOG.md", "changelog.html");
  return pages;
}

const isElsewhere = (address) => /^[a-z]+:/i.test(address);

/** The address of a page from another one. */
export const relative = (from, to) => posix.relative(posix.dirname(from), to) || posix.basename(to);

/** `{ pages: [{ file, path, title, about, html }], files }`; `files` are those of the repository that the pages show. */
export async function documents() {
  const pages = await published();
  const files = new Set();
  const markdown = new MarkdownIt({ html: true });
  // As GitHub names them, which the links of the documents go by.
  markdown.use(anchors, { slugify: slug, tabIndex: false });
  // Before the addresses are checked, so that no comment is left in a page.
  markdown.core.ruler.push("site", ({ tokens, env }) => {
    for (const token of flat(tokens)) fit(token, env);
  });
  const shown = [];
  for (const [file, path] of pages) {
    const text = await readFile(new URL(file, ROOT), "utf8");
    const env = { file, path, pages, files, open: [] };
    const html = framed(markdown.render(text, env));
    const tokens = markdown.parse(text, { ...env, open: [] });
    const inline = (type) => plain(tokens[tokens.findIndex((token) => token.type === type) + 1]);
    shown.push({ file, path, title: inline("heading_open"), about: inline("paragraph_open"), html });
  }
  return { pages: shown, files: [...files] };
}

const flat = (tokens) => tokens.flatMap((token) => [token, ...flat(token.children ?? [])]);
const plain = ({ children }) => children.map(({ type, content }) => (type === "softbreak" ? " " : content)).join("");

/** Makes a token fit for a page of the site: links lead to its pages, and nothing has a style of its own. */
function fit(token, { file, path, pages, files, open }) {
  const style = token.attrGet("style");
  if (style) {
    token.attrs = token.attrs.filter(([name]) => name !== "style");
    token.attrSet("class", style.replace("text-align:", ""));
  }
  if (/^html_/.test(token.type) && token.content.trim().startsWith("<!--")) token.content = "";
  if (token.type === "link_open") {
    const target = targetOf(token.attrGet("href"), file, pages);
    // What is no page is named, but there is nowhere to lead to.
    open.push(target === null ? "span" : "a");
    if (target === null) {
      token.tag = "span";
      token.attrs = [];
    } else token.attrSet("href", target.path === undefined ? target.address : relative(path, target.path) + target.fragment);
  }
  if (token.type === "link_close") token.tag = open.pop();
  if (token.type === "image") {
    const image = posix.join(posix.dirname(file), token.attrGet("src"));
    files.add(image);
    token.attrSet("src", relative(path, image));
    token.attrSet("loading", "lazy");
  }
}

/** Where a link of a document leads: `{ address }`, or `{ path, fragment }` of a page; null for what the site has not. */
function targetOf(href, file, pages) {
  if (isElsewhere(href) || href.startsWith("#")) return { address: href };
  const [, name, fragment] = decodeURI(href).match(/^([^#]*)(#.*)?$/);
  const wanted = posix.join(posix.dirname(file), name).replace(/\/$/, "");
  const path = pages.get(wanted) ?? pages.get(`${wanted}/README.md`);
  return path ? { path, fragment: fragment ?? "" } : null;
}

/** What may be wider than the page scrolls by itself, also with the keyboard. A heading without words is no heading. */
function framed(html) {
  return html
    .replaceAll("<th></th>", "<td></td>")
    .replaceAll("<table>", '<div class="wide" tabindex="0"><table>')
    .replaceAll("</table>", "</table></div>")
    .replaceAll("<pre>", '<pre tabindex="0">');
}
