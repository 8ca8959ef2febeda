// What can be said about a verdict and its checks, however they are shown.

import type { Check, Decision, Language } from "./contract.ts";

/** The checks from the top down to the one at a JSON Pointer into `checks`; none for null. */
export function pathTo(checks: readonly Check[], pointer: string | null): Check[] {
  const path: Check[] = [];
  let level = checks;
  for (const token of (pointer ?? "").split("/")) {
    if (token === "" || token === "checks") continue;
    const check = level[Number(token)];
    if (!check) break;
    path.push(check);
    level = check.checks;
  }
  return path;
}

/** The check at a JSON Pointer into `checks`, or null. */
export function checkAt(checks: readonly Check[], pointer: string | null): Check | null {
  return pathTo(checks, pointer).at(-1) ?? null;
}

/** The reason code where everything that was judged is met, and something that was loaded was left out. */
const IN_PART = "allowed.inPart";

/** The decision as it is shown. Who is let in by a part of the policies alone is not let in yet. */
export function shownDecision(decision: Decision, reason: string): Decision {
  return reason === IN_PART ? "indeterminate" : decision;
}

/** The key of the words for a verdict on an action. */
export function decisionKey(action: string, { decision, reason }: { decision: string; reason: { code: string } }) {
  return `decision.${action}.${reason.code === IN_PART ? "inPart" : decision}`;
}

/** A check that came out as the one below it leaves the details to that one. */
export function leavesToBelow(check: Check) {
  return check.checks.some((below) => below.outcome === check.outcome && below.code === check.code && below.code);
}

/** The address of a source and what to call it, in the reader's language where the site has it; null for no address. */
export function linkTo(source: string, language: Language) {
  if (!source.startsWith("https://")) return null;
  const address = new URL(source);
  let name = address.host + address.pathname;
  if (address.host === "learn.microsoft.com") {
    name = `Microsoft Learn: ${address.pathname.split("/").filter(Boolean).at(-1)}`;
    const localised = /^\/[a-z]{2}-[a-z]{2}\//.test(address.pathname);
    if (!localised) address.pathname = `/${language === "ja" ? "ja-jp" : "en-us"}${address.pathname}`;
  }
  return { address: address.href, name };
}
