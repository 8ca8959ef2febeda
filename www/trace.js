// How it was decided: every check, nested, open along what decided.

import { h } from "./dom.js";
import { t, tOrNull } from "./i18n.js";
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
  const strengths = verdict.checks.filter(({ id }) => id === "strength");
  const names = new Map(strengths.map((check, index) => [check, verdict.strengths[index]?.displayName]));
  return level(verdict.checks, "", { decides, names });
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

function level(checks, above, known) {
  return h(
    "ul",
    { class: "trace" },
    checks.map((check, index) => item(check, `${above}/${index}:${check.id}`, known)),
  );
}

// A check that says no more than the one below it is called by its name, and leaves the rest to that one.
function repeats(check) {
  return check.checks.some((below) => below.text === check.text);
}

function nameOf(check, names) {
  const name = tOrNull(`check.${check.id}`) ?? check.id;
  return names.get(check) ? t("named", { kind: name, name: names.get(check) }) : name;
}

function item(check, key, known) {
  const deciding = known.decides.has(check);
  const brief = repeats(check);
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
      h(
        "span",
        {},
        h("span", { class: "word" }, t(`outcome.${check.outcome}`)),
        " ",
        brief ? nameOf(check, known.names) : check.text,
      ),
    ),
    h(
      "div",
      { class: "check-body" },
      brief ? null : facts(check),
      brief || !check.policy ? null : placeButton(check.policy),
      basis(check.basis),
      check.checks.length > 0 ? level(check.checks, key, known) : null,
    ),
  );
  return h(
    "li",
    { class: `check-item ${check.outcome}${deciding ? " deciding" : ""}`, "data-check": check.id },
    details,
  );
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
