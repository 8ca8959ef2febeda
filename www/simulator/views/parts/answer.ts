// A short answer, wherever one stands: decision, code and sentence.

import { shownDecision } from "../../../kit/checks.ts";
import type { Decision } from "../../../kit/contract.ts";
import { html } from "../../../kit/html.ts";
import type { Child } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import type { Answered } from "../../core/asking.ts";
import { t, term } from "../../i18n.ts";

/** A decision with the code of its reason; neither where there is an error. */
interface Came {
  readonly decision: Decision | null;
  readonly reason: { readonly code: string } | null;
}

/** What was answered, in short: a decision with its reason, or an error. */
interface ShortAnswer extends Came {
  readonly reason: { readonly code: string; readonly text: string } | null;
  readonly error: { readonly code?: string | undefined; readonly message: string } | null;
}

/** What one question was answered, in short. */
export function shortOf({ verdict, error }: Answered): ShortAnswer {
  return { decision: verdict?.decision ?? null, reason: verdict?.reason ?? null, error };
}

/** The decision as it is shown, or `error`: what its picture and its colour are called. */
export function kindOf({ decision, reason }: Came) {
  return decision ? shownDecision(decision, reason?.code ?? "") : "error";
}

/** The decision in a word. */
export function decisionWord(answer: Came) {
  return answer.decision ? term("Decision", kindOf(answer)) : t("watch.error");
}

/** The decision with its picture and its code. */
export function answerMark(answer: Came & { readonly error?: ShortAnswer["error"] }): Child[] {
  const code = answer.reason?.code ?? answer.error?.code ?? "";
  return [icon(kindOf(answer)), html`<strong>${decisionWord(answer)}</strong>`, html`<code>${code}</code>`];
}

/** The same, and the sentence below. */
export function answerLines(answer: ShortAnswer): Child[] {
  const { reason, error } = answer;
  return [html`<p class="outcome">${answerMark(answer)}</p>`, html`<p>${reason?.text ?? error?.message ?? ""}</p>`];
}
