// Kinds of sign-ins and policies as lists, the largest and the idle first.

import type { Region, Regions, SweepReport, SweptPolicy } from "../../../kit/contract.ts";
import { html } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { isThere } from "../../../kit/there.ts";
import { t } from "../../i18n.ts";
import { placeButton } from "../editor/place.ts";
import { isWithin, number, peopleText } from "./narrowing.ts";
import type { Narrowing } from "./narrowing.ts";

/** What lists are made of, and what becomes of a click in them. */
export interface Lists {
  readonly found: SweepReport;
  readonly narrowing: Narrowing;
  /** Lists that are shown whole, by their names. */
  readonly unfolded: ReadonlySet<string>;
  readonly unfold: (name: string) => void;
  readonly open: (region: Region) => void;
  readonly remove: (policy: SweptPolicy, name: string) => void;
}

/** Kinds of sign-ins of a list that are shown before somebody asks for the others. */
const MOST = 8;
/** Policies that are named with a kind of sign-ins. */
const NAMED = 5;

function policyName({ displayName, id }: SweptPolicy, index: number) {
  return displayName ?? id ?? t("sweep.unnamed", { number: index + 1 });
}

function forIt({ policies }: Region, found: SweepReport) {
  if (policies.length === 0) return t("sweep.forItNone");
  const names = policies.slice(0, NAMED).flatMap((place) => (found.policies[place] ? [policyName(found.policies[place], place)] : []));
  const joined = names.join(t("sweep.between"));
  const more = policies.length - names.length;
  return t("sweep.forIt", { policies: more > 0 ? t("sweep.andMore", { policies: joined, count: more }) : joined });
}

function openButton(region: Region, { open }: Lists) {
  return html`<button type="button" class="link" aria-label=${t("sweep.openSignInOf", { region: region.text })} @click=${() => open(region)}
    >${icon("next")}${t("sweep.openSignIn")}</button
  >`;
}

/** The text of a kind with what it is told apart by in bold. */
function marked(text: string, { found }: Lists) {
  const labels = found.dimensions.map(({ label }) => `${label}: `);
  if (labels.length === 0) return text;
  // Every other piece is between them.
  return text.split(new RegExp(`(${labels.join("|")})`)).map((piece, index) => (index % 2 === 1 ? html`<strong>${piece}</strong>` : piece));
}

function regionItem(region: Region, picture: string, lists: Lists) {
  const { people } = region;
  return html`<li
    >${icon(picture)}<div
      ><p>${marked(region.text, lists)}</p
      ><p class="meta"
        >${isThere(people) ? html`<span>${peopleText(people)}</span>` : null}<span>${forIt(region, lists.found)}</span
        >${openButton(region, lists)}</p
      ></div
    ></li
  >`;
}

/** A list of kinds of sign-ins: a heading with how many, and the largest first. */
function regionList(name: string, title: string, hint: string | null, { regions, complete }: Regions, picture: string, lists: Lists) {
  const within = regions.filter((region) => isWithin(region, lists.narrowing));
  const shown = lists.unfolded.has(name) ? within : within.slice(0, MOST);
  const count = `${number(within.length)}${complete ? "" : "+"}`;
  const none = regions.length > 0 ? "sweep.noRegionsWithin" : "sweep.noRegions";
  return html`<section class="sweep-list" aria-labelledby="sweep-${name}-title" data-testid="sweep-${name}"
    ><h3 id="sweep-${name}-title">${title} <span class="count">${count}</span></h3
    >${hint && within.length > 0 ? html`<p class="hint">${hint}</p>` : null}${
      within.length === 0
        ? html`<p class="muted">${t(none)}</p>`
        : html`<ul class="sweep-regions"
            >${shown.map((region) => regionItem(region, picture, lists))}</ul
          >`
    }${
      shown.length < within.length
        ? html`<button type="button" class="button quiet" @click=${() => lists.unfold(name)}
            >${t("sweep.showAll", { count: number(within.length) })}</button
          >`
        : null
    }</section
  >`;
}

/** The pictures of policies by what they are, those that never decide aside. */
const PICTURES: Record<string, string> = { decides: "pass", undecided: "unknown" };

function policyItem(one: SweptPolicy, index: number, lists: Lists) {
  const name = policyName(one, index);
  const way = one.idle
    ? html`<button
        type="button"
        class="link"
        aria-label=${t("sweep.removeOf", { policy: name })}
        @click=${() => lists.remove(one, name)}
        >${icon("compare")}${t("sweep.remove")}</button
      >`
    : null;
  return html`<li data-role=${one.role}
    >${icon(one.idle ? "warning" : (PICTURES[one.role] ?? "skip"))}<div
      ><p><strong>${name}</strong></p><p>${one.text}</p
      ><p class="meta">${placeButton(one.policy)}${one.alone ? openButton(one.alone, lists) : null}${way}</p></div
    ></li
  >`;
}

function policyLists(lists: Lists) {
  const { policies } = lists.found;
  const items = (isIdle: boolean) => policies.flatMap((one, index) => (one.idle === isIdle ? [policyItem(one, index, lists)] : []));
  const [idle, others] = [items(true), items(false)];
  const shown = lists.unfolded.has("policies") ? idle : idle.slice(0, MOST);
  return html`<section class="sweep-list" aria-labelledby="sweep-policies-title" data-testid="sweep-policies"
    ><h3 id="sweep-policies-title">${t("sweep.policies")} <span class="count">${number(idle.length)}</span></h3
    >${
      idle.length > 0
        ? [
            html`<p class="hint">${t("sweep.policiesHint")}</p>`,
            html`<ul class="sweep-regions"
              >${shown}</ul
            >`,
          ]
        : html`<p class="muted">${t("sweep.noRegions")}</p>`
    }${
      shown.length < idle.length
        ? html`<button type="button" class="button quiet" @click=${() => lists.unfold("policies")}
            >${t("sweep.showAll", { count: number(idle.length) })}</button
          >`
        : null
    }${
      others.length > 0
        ? html`<details class="folded" data-testid="sweep-others"
            ><summary><span>${t("sweep.others")}</span><span class="count">${number(others.length)}</span></summary
            ><ul class="sweep-regions"
              >${others}</ul
            ></details
          >`
        : null
    }</section
  >`;
}

/** What the change turned; null where nothing is compared. */
export function changeLists(lists: Lists) {
  const { change } = lists.found;
  if (!change) return null;
  const { lost, gained, unsure } = change;
  const all = [lost, gained, unsure];
  return html`<section class="sweep-part" aria-labelledby="sweep-change-title" data-testid="sweep-change"
    ><h3 id="sweep-change-title">${t("sweep.change")}</h3>${
      all.every(({ regions, complete }) => regions.length === 0 && complete)
        ? html`<p>${t("sweep.same")}</p>`
        : [
            regionList("lost", t("sweep.lostByChange"), null, lost, "fail", lists),
            regionList("gained", t("sweep.gained"), null, gained, "pass", lists),
            regionList("unsure", t("sweep.unsure"), null, unsure, "unknown", lists),
          ]
    }</section
  >`;
}

/** Every kind of sign-ins, and the policies. */
export function allLists(lists: Lists) {
  const { gaps, possibleGaps, deadEnds, blocked, undecided, required } = lists.found;
  return [
    regionList("gaps", t("sweep.gaps", { required }), t("sweep.gapsHint"), gaps, "warning", lists),
    regionList("possibleGaps", t("sweep.possibleGaps", { required }), t("sweep.possibleGapsHint"), possibleGaps, "unknown", lists),
    regionList("deadEnds", t("sweep.deadEnds"), t("sweep.deadEndsHint"), deadEnds, "fail", lists),
    regionList("blocked", t("sweep.blocked"), null, blocked, "skip", lists),
    regionList("undecided", t("sweep.undecided"), t("sweep.undecidedHint"), undecided, "unknown", lists),
    policyLists(lists),
  ];
}
