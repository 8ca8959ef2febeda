// The Conditional Access policies of a verdict with their checks, and what there is to say of one wherever it is shown.

import { checkAt } from "../../../kit/checks.ts";
import type { AccessPolicyResult, Check, Verdict } from "../../../kit/contract.ts";
import { html } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { short } from "../../../kit/shown.ts";
import { t, term, tOrNull } from "../../i18n.ts";
import { documentAt } from "../../state/answer.ts";
import { valueIn } from "../../state/documents.ts";
import { placeButton } from "../editor/place.ts";
import { missingButton } from "../question/question.ts";

/** A policy with its checks. */
export interface Policy {
  readonly result: AccessPolicyResult;
  readonly conditions: readonly Check[];
  readonly grant: Check | null;
  readonly session: readonly Check[];
}

const known = new WeakMap<Verdict, readonly Policy[]>();

/** The policies with their checks: `{ result, conditions, grant, session }`; empty where none was judged. */
export function judged(verdict: Verdict): readonly Policy[] {
  const found = known.get(verdict) ?? (verdict.access?.policies ?? []).map((result) => policyOf(result, verdict));
  known.set(verdict, found);
  return found;
}

function policyOf(result: AccessPolicyResult, verdict: Verdict): Policy {
  const checks = checkAt(verdict.checks, result.check)?.checks ?? [];
  return {
    result,
    conditions: checks.filter(({ id }) => id !== "access.grant" && id !== "access.session"),
    grant: checks.find(({ id }) => id === "access.grant") ?? null,
    session: checks.filter(({ id }) => id === "access.session"),
  };
}

/** The check of all policies together. */
export function wholeOf(verdict: Verdict) {
  return verdict.checks.find(({ id }) => id === "access");
}

export function nameOf({ displayName, id }: Pick<AccessPolicyResult, "displayName" | "id">) {
  return short(displayName ?? id ?? t("namelessPolicy"));
}

/** What decides nothing is marked. */
export function statePill({ state: name }: Pick<AccessPolicyResult, "state">) {
  return html`<span class=${name === "enabled" ? "pill" : "pill off"} data-state=${name}>${stateName(name)}</span>`;
}

function stateName(name: string) {
  return tOrNull(`policyState.${name}`) ?? name;
}

const MET: Record<string, string> = { yes: "pass", no: "fail", unknown: "unknown", notApplicable: "skip" };

/** How it comes out, in the names of the texts: a block is not something that could be met. */
export function outcome({ result, grant }: Pick<Policy, "result" | "grant">) {
  return grant?.code === "access.blocked" && result.satisfied === "no" ? "blocks" : result.satisfied;
}

/** Whether what it asks for is met, as a picture's name and a word. */
export function met({ result, grant }: Pick<Policy, "result" | "grant">): [string, string] {
  if (result.applies !== "no" && !grant) return ["skip", t("met.nothingAsked")];
  return [MET[result.satisfied] ?? "skip", t(`met.${outcome({ result, grant })}`)];
}

/** The same as a sentence of its own. What reports decides nothing, however it comes out. */
export function metLine({ result, grant }: Pick<Policy, "result" | "grant">): [string, string] {
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

/** What a kind of condition or control is called. */
export function kindName(id: string) {
  return term("RuleId", id);
}

/** The way to the field that an open condition waits for. */
export function fieldLink(check: Check) {
  return check.outcome === "unknown" ? missingButton(check.missing, { look: "link fill" }) : null;
}

/** A session control, which is listed and not judged. */
export function sessionItem(check: Check) {
  return html`<li data-outcome=${check.outcome}
    >${icon(check.outcome)}<span>${tOrNull(`session.${check.expected}`) ?? check.expected} </span
    >${check.policy ? placeButton(check.policy) : null}</li
  >`;
}

/** What became of a control. Nothing meets one that blocks. */
export function fateOf({ code, outcome }: Pick<Check, "code" | "outcome">) {
  return code === "access.blocked" ? "" : t(`asked.${outcome}`);
}

/** What a grant control is called. */
export function controlName({ id, about }: Pick<Check, "id" | "about">) {
  if (id !== "access.strength") return about ? term("GrantControl", about.name ?? "") : kindName(id);
  const kind = kindName("strength");
  const name = about?.name ?? about?.id;
  return name ? t("named", { kind, name }) : kind;
}

/** How its controls go together. */
export function operatorOf(grant: Check) {
  const { policy } = grant;
  const source = policy ? documentAt(policy.document) : null;
  const operator = policy && source ? valueIn(source, policy.path)?.operator : null;
  return String(operator).toUpperCase() === "OR" ? "operator.or" : "operator.and";
}

