// How it was decided: every check, nested, open along what decided.

import { leavesToBelow, linkTo, pathTo } from "../../../kit/checks.js";
import { goTo, h } from "../../../kit/dom.js";
import { labelled, t, term } from "../../i18n.js";
import { icon } from "../../../kit/icons.js";
import { placeButton } from "../editor/place.js";
import { state } from "../../state/state.js";

/** Checks that somebody opened or closed by hand, by their place in the tree; they stay so while typing. */
const byHand = new Map();
let loaded = -1;

/** What shows each check. */
let items = new Map();

/** Opens a check in the tree and goes there. */
export function goToCheck(check) {
  const details = items.get(check);
  if (!details) return;
  details.open = true;
  goTo(details);
  details.querySelector("summary").focus({ preventScroll: true });
}

/** What to call a check: of several strengths each has its name. */
export function checkName({ id, about }) {
  const kind = term("RuleId", id);
  return about?.kind === "strength" && about.name ? t("named", { kind, name: about.name }) : kind;
}

/** The tree of the checks of the page's verdict. */
export function traceTree(verdict) {
  if (loaded !== state.loaded) {
    loaded = state.loaded;
    byHand.clear();
  }
  items = new Map();
  return treeOf(verdict, { byHand, items, hasPlaces: true });
}

/** The tree of another verdict; `hasPlaces` says whether its policies are those in the page. */
export function otherTrace(verdict, hasPlaces) {
  return treeOf(verdict, { byHand: new Map(), items: new Map(), hasPlaces });
}

function treeOf({ checks, reason }, tree) {
  return level(checks, "", { ...tree, decides: new Set(pathTo(checks, reason.check)) });
}

function level(checks, above, tree) {
  return h(
    "ul",
    { class: "trace" },
    checks.map((check, index) => item(check, `${above}/${index}:${check.id}`, tree)),
  );
}

/** What it says; where that is the sentence of a check below it, its name. */
function wordsOf(check) {
  return check.checks.some((below) => below.text === check.text) ? checkName(check) : check.text;
}

function item(check, key, tree) {
  const { byHand, items, decides, hasPlaces } = tree;
  const deciding = decides.has(check);
  const brief = leavesToBelow(check);
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
      h("span", {}, h("span", { class: "word" }, labelled(term("CheckOutcome", check.outcome))), " ", wordsOf(check)),
    ),
    h(
      "div",
      { class: "check-body" },
      brief ? null : facts(check),
      brief || !check.policy || !hasPlaces ? null : placeButton(check.policy),
      basis(check.basis),
      check.checks.length > 0 ? level(check.checks, key, tree) : null,
    ),
  );
  items.set(check, details);
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

function basis({ class: kind, source, dated }) {
  return h(
    "p",
    { class: "basis" },
    h("span", { class: `basis-class ${kind}`, title: t(`basis.${kind}.hint`) }, term("BasisClass", kind)),
    " ",
    page(source),
    h("span", { class: "muted" }, ` ${t("dated", { date: dated })}`),
  );
}

/** A source as a link where it is an address. */
function page(source) {
  const link = linkTo(source, state.language);
  return link ? h("a", { href: link.address, target: "_blank", rel: "noreferrer noopener" }, link.name) : source;
}
