// The way of a sign-in through the policies, made of the checks.

import type { Access, Check, Verdict } from "../../../kit/contract.ts";
import { html } from "../../../kit/html.ts";
import type { Child } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { growing } from "../../../kit/keeping.ts";
import { t, term } from "../../i18n.ts";
import { goToPlace, placeButton, placeText } from "../editor/place.ts";
import { controlName, fateOf, fieldLink, judged, kindName, metLine, nameOf, operatorOf, sessionItem, statePill, wholeOf } from "./judged.ts";
import type { Policy } from "./judged.ts";
import { AT_ONCE, isChosen } from "./overview.ts";

/** What is opened, the policies that apply or may, and what each asks for; null where none was judged. */
export function accessPath(verdict: Verdict, access: Access | null | undefined) {
  const policies = judged(verdict);
  if (policies.length === 0) return null;
  const shown = policies.filter((policy) => policy.result.applies !== "no" && isChosen(policy));
  const node = (content: Child, role: string, link?: Child) => html`<li data-role=${role}>${content}${link}</li>`;
  return html`<ol class="chain" role="list" data-testid="access-path"
    >${node(openedNode(access), "opened", link(...countLine(policies)))}${growing(shown, {
      draw: (policy) => node(policyNode(policy), "policy", link(...metLine(policy))),
      words: (count, left) => t("showMore", { count, left }),
      atOnce: AT_ONCE,
    })}${node(endNode(wholeOf(verdict) ?? { outcome: "skip" }), "end")}</ol
  >`;
}

function link(outcome: string, word: string) {
  return html`<p class="chain-link" data-outcome=${outcome}>${icon(outcome)}<span>${word}</span></p>`;
}

function openedNode(access: Access | null | undefined) {
  const { application, userAction, authenticationContext } = access ?? {};
  const [kind, name] = application
    ? ["application", application]
    : userAction
      ? ["userAction", term("UserAction", userAction)]
      : ["authenticationContext", authenticationContext ?? ""];
  return html`<div class="certificate"
    ><p class="meta"><span>${t(`opens.${kind}`)}</span></p
    ><p><code>${name}</code></p></div
  >`;
}

/** How many policies apply, may apply and do not. */
function countLine(policies: readonly Policy[]): [string, string] {
  const count = (applies: string) => policies.filter(({ result }) => result.applies === applies).length;
  const [yes, open, no] = [count("yes"), count("unknown"), count("no")];
  const parts = [t("count.apply", { count: yes })];
  if (open > 0) parts.push(t("count.mayApply", { count: open }));
  if (no > 0) parts.push(t("count.doNotApply", { count: no }));
  return [open > 0 ? "unknown" : "skip", parts.join(t("count.between"))];
}

function policyNode({ result, conditions, grant, session }: Policy) {
  const enforced = result.state === "enabled";
  const open = conditions.filter(({ outcome }) => outcome === "unknown");
  const asked = grant ? grant.checks : [];
  return html`<div class=${enforced ? "certificate" : "certificate reporting"}
    ><p class="meta">${statePill(result)}${placeButton(result.policy)}</p><p><strong>${nameOf(result)}</strong></p
    >${
      open.length > 0
        ? html`<ul
            >${open.map(openItem)}</ul
          >`
        : null
    }${grant && asked.length > 1 ? html`<p class="meta">${t(operatorOf(grant))}</p>` : null}${
      asked.length > 0
        ? html`<ul
            >${asked.map(askedItem)}</ul
          >`
        : null
    }${session.length > 0 ? html`<p class="meta">${t("session.listed")}</p>` : null}${
      session.length > 0
        ? html`<ul
            >${session.map(sessionItem)}</ul
          >`
        : null
    }</div
  >`;
}

/** A condition of which it is not known whether it is met: what would tell, or why nothing does. */
function openItem(check: Check) {
  const [before, after] = t("named", { kind: kindName(check.id), name: "\n" }).split("\n");
  return html`<li data-outcome="unknown">${icon("unknown")}<span>${before}${fieldLink(check) ?? check.text}${after}</span></li>`;
}

function askedItem(check: Check) {
  return html`<li data-outcome=${check.outcome}
    >${icon(check.outcome)}<span>${wayTo(check, controlName(check))} <span class="muted fate">${fateOf(check)}</span></span></li
  >`;
}

/** A name as a way to the clause that it stands for, where there is one. */
function wayTo({ policy }: Pick<Check, "policy">, name: string) {
  const place = policy ? placeText(policy) : null;
  if (!place) return name;
  return html`<button
    type="button"
    class="link"
    aria-label=${t("condition.place", { word: name, place })}
    title=${t("goToPlace")}
    @click=${() => policy && goToPlace(policy)}
    >${name}</button
  >`;
}

function endNode({ outcome }: Pick<Check, "outcome">) {
  return html`<div class="certificate end"
    ><ul
      ><li data-outcome=${outcome}>${icon(outcome)}<span>${t(`accessEnd.${outcome}`)}</span></li></ul
    ></div
  >`;
}
