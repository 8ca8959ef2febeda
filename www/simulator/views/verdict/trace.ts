// The trace of the page's verdict, and those of other verdicts.

import type { Check, Clause, Verdict } from "../../../kit/contract.ts";
import { goTo } from "../../../kit/dom.ts";
import { nothing } from "../../../kit/html.ts";
import { checkName, trace } from "../../../kit/trace.ts";
import type { ShownCheck } from "../../../kit/trace.ts";
import { t, term } from "../../i18n.ts";
import { state } from "../../state/state.ts";
import { documentAt } from "../../state/answer.ts";
import { placeButton } from "../editor/place.ts";
import { inPortal } from "./clause.ts";
import { pages } from "../parts/help.ts";

/** Checks of the page's verdict that somebody opened or closed by hand. */
const byHand = new Map<string, boolean>();
let loaded = -1;

/** What shows each check. */
let items = new Map<Check, ShownCheck>();
/** The checks of the verdict, and those that somebody went to. */
let roots: readonly Check[] = [];
let wanted = new Set<Check>();

/** The checks from the top down to one. */
function wayTo(check: Check, among: readonly Check[]): Check[] {
  for (const one of among) {
    if (one === check) return [one];
    const below = wayTo(check, one.checks);
    if (below.length > 0) return [one, ...below];
  }
  return [];
}

/** Opens a check in the tree, with those that it is in, and goes there. */
export function goToCheck(check: Check) {
  const way = wayTo(check, roots);
  for (const one of way) wanted.add(one);
  for (const one of way) items.get(one)?.open();
  const details = items.get(check)?.details;
  if (!details) return;
  goTo(details);
  details.querySelector("summary")?.focus({ preventScroll: true });
}

/** What to call a check. */
export function nameOf(check: Pick<Check, "id" | "about">) {
  return checkName(check, { t, term });
}

/** The way to a clause in the editor, and where the portal has it. */
function place(clause: Clause) {
  const one = documentAt(clause.document);
  return [placeButton(clause), one ? inPortal(one, clause.path, "check-portal") : nothing];
}

/** The tree of the checks of the page's verdict. */
export function traceTree(verdict: Verdict) {
  if (loaded !== state.loaded) {
    loaded = state.loaded;
    byHand.clear();
  }
  items = new Map();
  roots = verdict.checks;
  wanted = new Set();
  return trace(verdict, { language: state.language, t, term, place, byHand, items, wanted, pages: pages() });
}

/** The tree of another verdict; `hasPlaces` says whether its policies are those in the page. */
export function otherTrace(verdict: Verdict, hasPlaces: boolean) {
  return trace(verdict, { language: state.language, t, term, place: hasPlaces ? place : () => nothing, byHand: new Map(), pages: pages() });
}
