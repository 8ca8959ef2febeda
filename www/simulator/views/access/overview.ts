// How many policies apply, block, ask for something and are undecided, and by what; each count narrows what is shown below.

import { live } from "lit/directives/live.js";

import type { Verdict } from "../../../kit/contract.ts";
import { targetOf } from "../../../kit/dom.ts";
import { html } from "../../../kit/html.ts";
import type { Child } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { t } from "../../i18n.ts";
import { state } from "../../state/state.ts";
import { controlName, fieldLink, judged, kindName, outcome } from "./judged.ts";
import type { Policy } from "./judged.ts";

/** What a policy does to the sign-in, each with its picture, the weightiest first. */
const FATES = { blocks: "fail", notMet: "fail", undecided: "unknown", met: "pass", metIfApplies: "pass", reporting: "skip", notApplying: "skip" } as const;
type Fate = keyof typeof FATES;

/** Policies that are shown before somebody asks for more. */
export const AT_ONCE = 12;
/** Policies below which nobody needs to search, and reasons that are named. */
const FEW = 10;
const NAMED = 3;

/** What somebody narrowed the policies to, by hand. */
let fate: Fate | null = null;
let wanted = "";
let loaded = -1;

function fateOf(policy: Policy): Fate {
  const { applies, state: name, satisfied } = policy.result;
  if (applies === "no") return "notApplying";
  if (name !== "enabled") return "reporting";
  if (satisfied === "yes" || satisfied === "notApplicable") return applies === "yes" ? "met" : "metIfApplies";
  if (applies === "unknown" || satisfied === "unknown") return "undecided";
  return outcome(policy) === "blocks" ? "blocks" : "notMet";
}

/** Whether somebody chose what is shown. */
export function chosen() {
  return fate !== null || wanted !== "";
}

/** Whether a policy is among those that somebody chose; all are, where nobody chose. */
export function isChosen(policy: Policy) {
  const { displayName, id } = policy.result;
  const isNamed = [displayName, id].some((name) => name?.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (fate === null || fateOf(policy) === fate) && (wanted.trim() === "" || isNamed);
}

/** The counts, and a search where there are many; null where none was judged, or one alone. `renew` shows all anew. */
export function accessOverview(verdict: Verdict, renew: () => void) {
  const policies = judged(verdict);
  if (loaded !== state.loaded) {
    loaded = state.loaded;
    fate = null;
    wanted = "";
  }
  if (policies.length < 2) return null;
  const groups = Map.groupBy(policies, fateOf);
  if (fate && !groups.has(fate)) fate = null;
  const counts = (Object.keys(FATES) as Fate[]).flatMap((name) => {
    const own = groups.get(name);
    return own ? [count(name, own, renew)] : [];
  });
  return html`<div class="overview" data-testid="access-overview"
    ><ul aria-label=${t("overview.counts", { count: policies.length })}
      >${counts}</ul
    >${policies.length > FEW ? search(policies, renew) : null}</div
  >`;
}

function count(name: Fate, policies: readonly Policy[], renew: () => void) {
  const toggle = () => {
    fate = fate === name ? null : name;
    renew();
  };
  return html`<li data-fate=${name}
    ><button type="button" class="button" aria-pressed=${String(fate === name)} @click=${toggle}
      >${icon(FATES[name])}<span>${t(`overview.${name}`)}</span><strong>${policies.length}</strong></button
    >${reasons(name, policies)}</li
  >`;
}

/** By what it comes so, the most frequent first. */
function reasons(name: Fate, policies: readonly Policy[]) {
  const found = new Map<string, { count: number; way: () => Child }>();
  for (const policy of policies) {
    const [key, way] = reasonOf(name, policy) ?? [];
    if (key === undefined || way === undefined) continue;
    const known = found.get(key);
    if (known) known.count += 1;
    else found.set(key, { count: 1, way });
  }
  if (found.size === 0) return null;
  const sorted = [...found.values()].toSorted((a, b) => b.count - a.count);
  const shown = sorted.slice(0, NAMED).map((one) => html`<span>${one.way()} <span class="muted">${one.count}</span></span>`);
  if (sorted.length > NAMED) shown.push(html`<span class="muted">${t("overview.more", { count: sorted.length - NAMED })}</span>`);
  return html`<p class="meta">${shown}</p>`;
}

/** What a policy asks for, waits for or is kept out by: a key, and how it is shown, which is made for those alone that are. */
function reasonOf(name: Fate, { result, conditions, grant }: Policy): [string, () => Child] | undefined {
  if (name === "notApplying") {
    const kept = conditions.find(({ outcome: came }) => came === "fail");
    const words = result.state === "disabled" ? t("policyState.disabled") : kept && kindName(kept.id);
    return words ? [words, () => words] : undefined;
  }
  const asked = grant?.checks ?? [];
  if (name === "undecided" || name === "metIfApplies") {
    const open = [...conditions, ...asked].find(({ outcome: came }) => came === "unknown");
    if (!open) return undefined;
    const words = asked.includes(open) ? controlName(open) : kindName(open.id);
    return [words, () => fieldLink(open) ?? words];
  }
  if (name === "blocks" || asked.length === 0) return undefined;
  const words = asked.map(controlName).join(t("asked.between"));
  return [words, () => words];
}

function search(policies: readonly Policy[], renew: () => void) {
  const find = (event: Event) => {
    wanted = targetOf(event).value;
    renew();
  };
  const found = chosen() ? t("overview.found", { count: policies.filter(isChosen).length, all: policies.length }) : "";
  return html`<div class="field"
    ><label for="access-search">${t("overview.search")}</label
    ><input type="text" id="access-search" data-testid="access-search" spellcheck="false" autocapitalize="off" .value=${live(wanted)} @input=${find} /><p
      class="hint"
      role="status"
      >${found}</p
    ></div
  >`;
}
