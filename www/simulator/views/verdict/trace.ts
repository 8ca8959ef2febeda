// The trace of the page's verdict, and those of other verdicts.

import type { Check, Verdict } from "../../../kit/contract.ts";
import { goTo } from "../../../kit/dom.ts";
import { nothing } from "../../../kit/html.ts";
import { checkName, trace } from "../../../kit/trace.ts";
import { t, term } from "../../i18n.ts";
import { state } from "../../state/state.ts";
import { placeButton } from "../editor/place.ts";

/** Checks of the page's verdict that somebody opened or closed by hand. */
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

/** What to call a check. */
export function nameOf(check: Pick<Check, "id" | "about">) {
  return checkName(check, { t, term });
}

/** The tree of the checks of the page's verdict. */
export function traceTree(verdict: Verdict) {
  if (loaded !== state.loaded) {
    loaded = state.loaded;
    byHand.clear();
  }
  items = new Map();
  return trace(verdict, { language: state.language, t, term, place: placeButton, byHand, items });
}

/** The tree of another verdict; `hasPlaces` says whether its policies are those in the page. */
export function otherTrace(verdict: Verdict, hasPlaces: boolean) {
  const place = hasPlaces ? placeButton : () => nothing;
  return trace(verdict, { language: state.language, t, term, place, byHand: new Map() });
}
