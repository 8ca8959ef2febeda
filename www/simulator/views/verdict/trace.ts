// How it was decided: every check, nested, open along what decided.

import { leavesToBelow, linkTo, pathTo } from "../../../kit/checks.ts";
import type { Basis, Check, Verdict } from "../../../kit/contract.ts";
import { goTo, h, targetOf } from "../../../kit/dom.ts";
import { icon } from "../../../kit/icons.ts";
import { labelled, t, term } from "../../i18n.ts";
import { state } from "../../state/state.ts";
import { placeButton } from "../editor/place.ts";

/** What is known of a tree: what was opened by hand, what shows each check, what decides, and whether places can be gone to. */
interface Tree {
  readonly byHand: Map<string, boolean>;
  readonly items: Map<Check, HTMLDetailsElement>;
  readonly decides: ReadonlySet<Check>;
  readonly hasPlaces: boolean;
}

/** Checks that somebody opened or closed by hand, by their place in the tree; they stay so while typing. */
const byHand = new Map<string, boolean>();
let loaded = -1;

/** What shows each check. */
let items = new Map<Check, HTMLDetailsElement>();

/** Opens a check in the tree and goes there. */
export function goToCheck(check: Check) {
  const details = items.get(check);
  if (!details) return;
  details.open = true;
  goTo(details);
  details.querySelector("summary")?.focus({ preventScroll: true });
}

/** What to call a check: of several strengths each has its name. */
export function checkName({ id, about }: Pick<Check, "id" | "about">) {
  const kind = term("RuleId", id);
  return about?.kind === "strength" && about.name ? t("named", { kind, name: about.name }) : kind;
}

/** The tree of the checks of the page's verdict. */
export function traceTree(verdict: Verdict) {
  if (loaded !== state.loaded) {
    loaded = state.loaded;
    byHand.clear();
  }
  items = new Map();
  return treeOf(verdict, { byHand, items, hasPlaces: true });
}

/** The tree of another verdict; `hasPlaces` says whether its policies are those in the page. */
export function otherTrace(verdict: Verdict, hasPlaces: boolean) {
  return treeOf(verdict, { byHand: new Map(), items: new Map(), hasPlaces });
}

function treeOf({ checks, reason }: Verdict, tree: Omit<Tree, "decides">) {
  return level(checks, "", { ...tree, decides: new Set(pathTo(checks, reason.check)) });
}

function level(checks: readonly Check[], above: string, tree: Tree) {
  return h(
    "ul",
    { class: "trace" },
    checks.map((check, index) => item(check, `${above}/${index}:${check.id}`, tree)),
  );
}

/** What it says; where that is the sentence of a check below it, its name. */
function wordsOf(check: Check) {
  return check.checks.some((below) => below.text === check.text) ? checkName(check) : check.text;
}

function item(check: Check, key: string, tree: Tree): HTMLElement {
  const { byHand, items, decides, hasPlaces } = tree;
  const deciding = decides.has(check);
  const brief = leavesToBelow(check);
  const details = h(
    "details",
    {
      open: byHand.get(key) ?? deciding,
      on: {
        toggle: (event) => {
          const target = targetOf<HTMLDetailsElement>(event);
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

function facts(check: Check) {
  const rows = [
    ["check", check.id],
    ["code", check.code],
    ["expected", check.expected],
    ["actual", check.actual],
  ].filter((row): row is [string, string] => Boolean(row[1]));
  return h(
    "dl",
    { class: "fields" },
    rows.map(([label, value]) => [h("dt", {}, t(label)), h("dd", { class: "code" }, value)]).flat(),
  );
}

function basis({ class: kind, source, dated }: Basis) {
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
function page(source: string) {
  const link = linkTo(source, state.language);
  return link ? h("a", { href: link.address, target: "_blank", rel: "noreferrer noopener" }, link.name) : source;
}
