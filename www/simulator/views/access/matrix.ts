// Policies × conditions, made of the checks.

import { live } from "lit/directives/live.js";
import { ref } from "lit/directives/ref.js";

import type { Check, Verdict } from "../../../kit/contract.ts";
import { byId } from "../../../kit/dom.ts";
import { html } from "../../../kit/html.ts";
import type { Child, Children } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { growing } from "../../../kit/keeping.ts";
import { t, tOrNull } from "../../i18n.ts";
import { state } from "../../state/state.ts";
import { goToPlace, placeButton, placeText } from "../editor/place.ts";
import { controlName, fateOf, fieldLink, judged, kindName, met, nameOf, operatorOf, sessionItem, statePill } from "./judged.ts";
import type { Policy } from "./judged.ts";
import { AT_ONCE, chosen, isChosen } from "./overview.ts";

const APPLIES: Record<string, string> = { yes: "pass", no: "skip", unknown: "unknown" };

/** The conditions in the order in which an administrator meets them. */
const KINDS = [
  "whatIf",
  "users",
  "application",
  "platform",
  "clientApp",
  "location",
  "signInRisk",
  "userRisk",
  "insiderRisk",
  "device",
  "authenticationFlow",
  "workload",
  "condition",
].map((kind) => `access.${kind}`);

/** Rows that somebody opened or closed by hand, by the place of the policy; they stay so while typing. */
const byHand = new Map<string, boolean>();
/** Whether the policies that do not apply are shown beside the others. */
let othersShown = false;
let loaded = -1;

/** Pixels that a table with so many kinds of conditions needs. */
const ROOM = [400, 400, 400, 400, 480, 600, 600];

/** Where the columns have no room, each policy is a list of its conditions. */
const widths = new ResizeObserver((boxes) => {
  for (const { target, contentRect } of boxes)
    target.classList.toggle("as-list", contentRect.width < Number((target as HTMLElement).dataset.room));
});

/** One row for each policy, one column for each kind of condition that occurs; null where none was judged. `renew` shows it again. */
export function accessMatrix(verdict: Verdict, renew: () => void) {
  const policies = judged(verdict);
  if (policies.length === 0) return null;
  if (loaded !== state.loaded) {
    loaded = state.loaded;
    byHand.clear();
    othersShown = false;
  }
  const concerned = policies.filter(({ result }) => result.applies !== "no");
  // Where none applies, why they do not is all there is to see; and what somebody chose is shown as it is.
  const foldable = concerned.length > 0 && !chosen() ? policies.length - concerned.length : 0;
  const shown = chosen() ? policies.filter(isChosen) : foldable > 0 && !othersShown ? concerned : policies;
  const occurs = new Set<string>(shown.flatMap(({ conditions }) => conditions.map(({ id }) => id)));
  const kinds = [...KINDS.filter((id) => occurs.has(id)), ...[...occurs].filter((id) => !KINDS.includes(id))];
  const heads = [t("matrix.policy"), t("matrix.applies"), t("matrix.met"), ...kinds.map(kindName)];
  const rows = growing(shown, {
    draw: (policy, index) => rowsOf(policy, index, kinds, verdict),
    words: (count, left) => t("showMore", { count, left }),
    atOnce: AT_ONCE,
    isKept: (policy) => decides(policy, verdict),
    within: (button) => html`<tr role="row" class="more" data-more><td role="cell" colspan=${kinds.length + 3}>${button}</td></tr>`,
  });
  const observe = (box?: Element) => {
    if (box) widths.observe(box);
  };
  // Shown as a list where it is narrow, which takes the roles of a table's elements from them.
  const table = html`<table class="matrix" role="table" data-testid="access-matrix"
    ><caption class="hidden">${t("matrix.caption")}</caption
    ><thead role="rowgroup"><tr role="row">${heads.map((head) => html`<th scope="col" role="columnheader">${head}</th>`)}</tr></thead
    ><tbody role="rowgroup">${rows}</tbody></table
  >`;
  return html`<div class="matrix-box" data-room=${ROOM[kinds.length] ?? 900} ${ref(observe)}
    >${table}${foldable > 0 ? othersButton(foldable, renew) : null}</div
  >`;
}

/** Shows or hides the policies that do not apply. */
function othersButton(count: number, renew: () => void) {
  const toggle = () => {
    othersShown = !othersShown;
    renew();
    byId("matrix-others").focus();
  };
  return html`<button
    type="button"
    class="button quiet"
    id="matrix-others"
    aria-expanded=${String(othersShown)}
    data-testid="matrix-others"
    @click=${toggle}
    >${icon(othersShown ? "up" : "down")}${t(othersShown ? "matrix.hideOthers" : "matrix.showOthers", { count })}</button
  >`;
}

/** Whether the check that decided is that of a policy, or a part of it. */
function decides({ result }: Pick<Policy, "result">, { reason }: Pick<Verdict, "reason">) {
  return reason.check === result.check || Boolean(reason.check?.startsWith(`${result.check}/`));
}

function rowsOf(policy: Policy, index: number, kinds: readonly string[], verdict: Verdict) {
  const { result, conditions } = policy;
  const key = `${result.policy.document}${result.policy.path}`;
  const open = byHand.get(key) ?? decides(policy, verdict);
  // By hand, since what is shown otherwise stays as it is.
  const toggle = ({ currentTarget }: Event) => {
    const button = currentTarget as HTMLElement;
    const detail = button.closest("tr")?.nextElementSibling as HTMLElement;
    detail.hidden = !detail.hidden;
    button.setAttribute("aria-expanded", String(!detail.hidden));
    byHand.set(key, !detail.hidden);
  };
  const cells = kinds.map((id) => cell(kindName(id), conditionParts(conditions.filter((check) => check.id === id))));
  const said = (outcome: string, word: string) => html`<span class="said-in-cell">${icon(outcome)}<span>${word}</span></span>`;
  const expand = html`<button
    type="button"
    class="expand"
    aria-expanded=${live(String(open))}
    aria-controls="asked-${index}"
    @click=${toggle}
    >${icon("down")}<span>${nameOf(result)}</span></button
  >`;
  const applies = cell(t("matrix.applies"), said(APPLIES[result.applies] ?? "skip", t(`applies.${result.applies}`)));
  return [
    html`<tr role="row" data-applies=${result.applies} data-state=${result.state}
      ><th scope="row" role="rowheader">${expand}${statePill(result)}</th
      >${applies}${cell(t("matrix.met"), said(...met(policy)))}${cells}</tr
    >`,
    html`<tr class="asked" role="row" id="asked-${index}" .hidden=${live(!open)}
      ><td colspan=${kinds.length + 3} role="cell">${askedFor(policy)}</td></tr
    >`,
  ];
}

/** A cell; the label stands in it where the table is shown as a list. */
function cell(label: string, content: Children) {
  return html`<td role="cell"><span class="cell-label" aria-hidden="true">${label}</span><div class="cell-parts">${content}</div></td>`;
}

function conditionParts(checks: readonly Check[]): Child[] {
  if (checks.length === 0) return [html`<span class="not-set">${t("condition.notSet")}</span>`];
  return checks.flatMap((check) => [clauseButton(check), fieldLink(check)]);
}

/** What became of a condition, as a way to its clause. */
function clauseButton(check: Check) {
  const word = tOrNull(`condition.${check.code}`) ?? t(`condition.${check.outcome}`);
  const content = [icon(check.outcome === "fail" ? "close" : check.outcome), html`<span>${word}</span>`];
  const place = check.policy ? placeText(check.policy) : null;
  if (!place) return html`<span class="said-in-cell" data-outcome=${check.outcome} title=${check.text}>${content}</span>`;
  return html`<button
    type="button"
    class="said-in-cell link"
    data-outcome=${check.outcome}
    title=${check.text}
    aria-label=${t("condition.place", { word, place })}
    @click=${() => check.policy && goToPlace(check.policy)}
    >${content}</button
  >`;
}

/** What a policy asks for, each control with how it came out. */
function askedFor({ result, grant, conditions, session }: Policy): Child[] {
  if (result.applies === "no") {
    const out = conditions.filter(({ outcome }) => outcome === "fail").map(({ id }) => kindName(id));
    const disabled = result.state === "disabled";
    const why = disabled ? t("asked.disabled") : t("asked.notApplying", { what: out.join(t("asked.between")) });
    return [html`<p class="muted">${why}</p>`];
  }
  const listed =
    session.length > 0
      ? [
          html`<p class="muted">${t("session.listed")}</p>`,
          html`<ul class="rules"
            >${session.map(sessionItem)}</ul
          >`,
        ]
      : [];
  if (!grant) return [html`<p class="muted">${t("asked.nothing")}</p>`, ...listed];
  return [...grantedFor(grant), ...listed];
}

/** The grant controls, each with how it came out. */
function grantedFor(grant: Check): Child[] {
  return [
    grant.checks.length > 1 ? html`<p class="muted">${t(operatorOf(grant))}</p>` : null,
    html`<ul class="rules"
      >${grant.checks.map(
        (check) =>
          html`<li data-outcome=${check.outcome}
            >${icon(check.outcome)}<div
              ><p><strong>${controlName(check)}</strong> ${fateOf(check)}</p
              >${check.outcome === "pass" ? null : html`<p class="muted">${check.text}</p>`}<p class="meta"
                >${check.policy ? placeButton(check.policy) : null}${fieldLink(check)}</p
              ></div
            ></li
          >`,
      )}</ul
    >`,
  ];
}
