// How it was decided: every check, nested, open along what decided.

import { h } from "./dom.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { placeButton } from "./place.js";
import { state } from "./state.js";

/** Checks that somebody opened or closed by hand, by their place in the tree; they stay so while typing. */
const byHand = new Map();
let loaded = -1;

/** The tree of the checks of a verdict. */
export function traceTree(verdict) {
  if (loaded !== state.loaded) {
    loaded = state.loaded;
    byHand.clear();
  }
  const decides = new Set(decidingPath(verdict.checks, verdict));
  return level(verdict.checks, "", decides);
}

const DECIDING = { deny: "fail", indeterminate: "unknown" };

/** The checks from the top down to the one that the verdict's reason names. */
function decidingPath(checks, verdict) {
  const outcome = DECIDING[verdict.decision];
  if (!outcome) return [];
  for (const check of checks) {
    const below = decidingPath(check.checks, verdict);
    if (below.length > 0) return [check, ...below];
    if (check.outcome === outcome && check.code === verdict.reason.code) return [check];
  }
  return [];
}

function level(checks, above, decides) {
  return h(
    "ul",
    { class: "trace" },
    checks.map((check, index) => item(check, `${above}/${index}:${check.id}`, decides)),
  );
}

function item(check, key, decides) {
  const deciding = decides.has(check);
  const details = h(
    "details",
    {
      open: byHand.get(key) ?? deciding,
      on: {
        toggle: ({ target }) => {
          if (target.open !== (byHand.get(key) ?? deciding)) byHand.set(key, target.open);
        },
      },
    },
    h(
      "summary",
      {},
      icon(check.outcome),
      h("span", {}, h("span", { class: "word" }, t(`outcome.${check.outcome}`)), " ", check.text),
    ),
    h(
      "div",
      { class: "check-body" },
      facts(check),
      check.policy ? placeButton(check.policy) : null,
      basis(check.basis),
      check.checks.length > 0 ? level(check.checks, key, decides) : null,
    ),
  );
  return h("li", { class: `check-item ${check.outcome}${deciding ? " deciding" : ""}`, "data-check": check.id }, details);
}

function facts(check) {
  const rows = [
    ["check", check.id],
    ["code", check.code],
    ["expected", check.expected],
    ["actual", check.actual],
  ].filter(([, value]) => value);
  return h(
    "dl",
    { class: "fields" },
    rows.map(([label, value]) => [h("dt", {}, t(label)), h("dd", { class: "code" }, value)]).flat(),
  );
}

const LEARN = "Microsoft Learn: ";

function basis({ class: kind, source, dated }) {
  const page = source.startsWith(LEARN) ? source.slice(LEARN.length) : null;
  const locale = state.language === "ja" ? "ja-jp" : "en-us";
  const named = page
    ? h(
        "a",
        { href: `https://learn.microsoft.com/${locale}/${page}`, target: "_blank", rel: "noreferrer noopener" },
        `Microsoft Learn: ${page.split("/").at(-1)}`,
      )
    : source;
  return h(
    "p",
    { class: "basis" },
    h("span", { class: `basis-class ${kind}`, title: t(`basis.${kind}.hint`) }, t(`basis.${kind}`)),
    " ",
    named,
    h("span", { class: "muted" }, ` ${t("dated", { date: dated })}`),
  );
}
