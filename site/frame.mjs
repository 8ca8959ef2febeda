// What every page has around its content.

import { html } from "htm/preact";
import { renderToString } from "preact-render-to-string";

import { relative } from "./documents.mjs";
import { textOf } from "./texts.mjs";

/** Nothing from elsewhere, and no script or style in a page itself. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

export const LANGUAGES = ["en", "ja"];

/** The path of a page in a language. */
export const inLanguage = (path, language) => (language === "en" ? path : `${language}/${path}`);

/**
 * A page as text. `path` is that of the English one; `content` is given `t`, the site's words, and `to`, which makes an address
 * of a path. A page without another language is in English alone.
 */
export function page({ path, language = "en", title, description, scripts = [], hasOther = true, content }) {
  const here = inLanguage(path, language);
  const other = language === "en" ? "ja" : "en";
  const t = (key, values) => textOf(language, key, values);
  const asset = (file) => relative(here, file);
  // Documents are in English, whatever leads to them.
  const to = (target) => relative(here, /^(docs\/|readme|package|changelog|examples\/)/.test(target) ? target : inLanguage(target, language));
  const counterpart = relative(here, inLanguage(hasOther ? path : "index.html", other));
  const link = (target, key) => html`<li><a href=${to(target)} aria-current=${target === path ? "page" : undefined}>${t(key)}</a></li>`;
  const document = html`<html lang=${language}>
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content=${POLICY} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="referrer" content="no-referrer" />
      <meta name="description" content=${description} />
      <title>${title === "entra-verdict" ? title : `${title} – entra-verdict`}</title>
      <link rel="icon" href=${asset("icon.svg")} type="image/svg+xml" />
      ${["tokens.css", "reset.css", "style.css"].map((name) => html`<link rel="stylesheet" href=${asset(name)} />`)}
      ${hasOther && html`<link rel="alternate" hreflang=${other} href=${counterpart} />`}
      ${scripts.map((script) => html`<script type="module" src=${asset(script)}></script>`)}
    </head>
    <body>
      <a class="skip" href="#content">${t("skip")}</a>
      <header>
        <a class="name" href=${to("index.html")}>entra-verdict</a>
        <nav aria-label=${t("navigation")}>
          <ul>${link("codes/index.html", "codes")}${link("rules/index.html", "rules")}${link("docs/index.html", "documentation")}</ul>
        </nav>
        <a class="other" href=${counterpart} lang=${other} hreflang=${other}>${t("other")}</a>
      </header>
      <main id="content" tabindex="-1">${content({ t, to, asset, language })}</main>
      <footer><p>${t("fromScenarios")}</p><p>${t("independent")}</p></footer>
    </body>
  </html>`;
  return `<!doctype html>\n${renderToString(document)}\n`;
}
