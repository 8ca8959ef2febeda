// Conditional Access as pictures made of the checks: the way of a sign-in through the policies, and the policies with
// their conditions.

import { live } from "lit/directives/live.js";
import { ref } from "lit/directives/ref.js";

import { checkAt } from "../../../kit/checks.ts";
import type { Access, AccessPolicyResult, Check, Verdict } from "../../../kit/contract.ts";
import { byId } from "../../../kit/dom.ts";
import { html } from "../../../kit/html.ts";
import type { Child, Children } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { short } from "../../../kit/shown.ts";
import { t, term, tOrNull } from "../../i18n.ts";
import { documentAt } from "../../state/answer.ts";
import { valueIn } from "../../state/documents.ts";
import { state } from "../../state/state.ts";
import { goToPlace, placeButton, placeText } from "../editor/place.ts";
import { missingButton } from "../question/question.ts";

/** A policy with its checks. */
interface Policy {
  readonly result: AccessPolicyResult;
  readonly conditions: readonly Check[];
  readonly grant: Check | null;
  readonly session: readonly Check[];
}

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

/** The policies with their checks: `{ result, conditions, grant, session }`; empty where none was judged. */
function judged(verdict: Verdict): Policy[] {
  return (verdict.access?.policies ?? []).map((result) => {
    const checks = checkAt(verdict.checks, result.check)?.checks ?? [];
    return {
      result,
      conditions: checks.filter(({ id }) => id !== "access.grant" && id !== "access.session"),
      grant: checks.find(({ id }) => id === "access.grant") ?? null,
      session: checks.filter(({ id }) => id === "access.session"),
    };
  });
}

/** The check of all policies together. */
function wholeOf(verdict: Verdict) {
  return verdict.checks.find(({ id }) => id === "access");
}

function nameOf({ displayName, id }: Pick<AccessPolicyResult, "displayName" | "id">) {
  return short(displayName ?? id ?? t("namelessPolicy"));
}

/** What decides nothing is marked. */
function statePill({ state: name }: Pick<AccessPolicyResult, "state">) {
  return html`<span class=${name === "enabled" ? "pill" : "pill off"} data-state=${name}>${stateName(name)}</span>`;
}

function stateName(name: string) {
  return tOrNull(`policyState.${name}`) ?? name;
}

const MET: Record<string, string> = { yes: "pass", no: "fail", unknown: "unknown", notApplicable: "skip" };
const APPLIES: Record<string, string> = { yes: "pass", no: "skip", unknown: "unknown" };

/** How it comes out, in the names of the texts: a block is not something that could be met. */
function outcome({ result, grant }: Pick<Policy, "result" | "grant">) {
  return grant?.code === "access.blocked" && result.satisfied === "no" ? "blocks" : result.satisfied;
}

/** Whether what it asks for is met, as a picture's name and a word. */
function met({ result, grant }: Pick<Policy, "result" | "grant">): [string, string] {
  if (result.applies !== "no" && !grant) return ["skip", t("met.nothingAsked")];
  return [MET[result.satisfied] ?? "skip", t(`met.${outcome({ result, grant })}`)];
}

/** The same as a sentence of its own. What reports decides nothing, however it comes out. */
function metLine({ result, grant }: Pick<Policy, "result" | "grant">): [string, string] {
  if (!grant) return ["skip", t("metLine.nothingAsked")];
  const { satisfied, applies, state: name } = result;
  const word = t(`metLine.${outcome({ result, grant })}`);
  if (name !== "enabled") return ["skip", t("metLine.reporting", { word })];
  // What it asks for matters only if it applies.
  if (applies === "unknown" && satisfied !== "yes") {
    return ["unknown", t("metLine.open", { word })];
  }
  return [MET[satisfied] ?? "skip", word];
}

// The way through the policies.

/** What is opened, the policies that apply or may, and what each asks for; null where none was judged. */
export function accessPath(verdict: Verdict, access: Access | null | undefined) {
  const policies = judged(verdict);
  if (policies.length === 0) return null;
  const shown = policies.filter(({ result }) => result.applies !== "no");
  const node = (content: Child, role: string, link?: Child) => html`<li data-role=${role}>${content}${link}</li>`;
  return html`<ol class="chain" role="list" data-testid="access-path"
    >${node(openedNode(access), "opened", link(...countLine(policies)))}${shown.map((policy) => node(policyNode(policy), "policy", link(...metLine(policy))))}${node(endNode(wholeOf(verdict) ?? { outcome: "skip" }), "end")}</ol
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

/** A session control, which is listed and not judged. */
function sessionItem(check: Check) {
  return html`<li data-outcome=${check.outcome}
    >${icon(check.outcome)}<span>${tOrNull(`session.${check.expected}`) ?? check.expected} </span
    >${check.policy ? placeButton(check.policy) : null}</li
  >`;
}

/** What became of a control. Nothing meets one that blocks. */
function fateOf({ code, outcome }: Pick<Check, "code" | "outcome">) {
  return code === "access.blocked" ? "" : t(`asked.${outcome}`);
}

/** What a grant control is called. */
function controlName({ id, about }: Pick<Check, "id" | "about">) {
  if (id !== "access.strength") return about ? term("GrantControl", about.name ?? "") : kindName(id);
  const kind = kindName("strength");
  const name = about?.name ?? about?.id;
  return name ? t("named", { kind, name }) : kind;
}

function operatorOf(grant: Check) {
  const { policy } = grant;
  const source = policy ? documentAt(policy.document) : null;
  const operator = policy && source ? valueIn(source, policy.path)?.operator : null;
  return String(operator).toUpperCase() === "OR" ? "operator.or" : "operator.and";
}

function endNode({ outcome }: Pick<Check, "outcome">) {
  return html`<div class="certificate end"
    ><ul
      ><li data-outcome=${outcome}>${icon(outcome)}<span>${t(`accessEnd.${outcome}`)}</span></li></ul
    ></div
  >`;
}

// Policies × conditions.

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
  // Where none applies, why they do not is all there is to see.
  const foldable = concerned.length > 0 ? policies.length - concerned.length : 0;
  const shown = foldable > 0 && !othersShown ? concerned : policies;
  const occurs = new Set<string>(shown.flatMap(({ conditions }) => conditions.map(({ id }) => id)));
  const kinds = [...KINDS.filter((id) => occurs.has(id)), ...[...occurs].filter((id) => !KINDS.includes(id))];
  const heads = [t("matrix.policy"), t("matrix.applies"), t("matrix.met"), ...kinds.map(kindName)];
  const rows = shown.flatMap((policy, index) => rowsOf(policy, index, kinds, verdict));
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

function kindName(id: string) {
  return term("RuleId", id);
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

/** The way to the field that an open condition waits for. */
function fieldLink(check: Check) {
  return check.outcome === "unknown" ? missingButton(check.missing, { look: "link fill" }) : null;
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
