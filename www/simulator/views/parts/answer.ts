// A short answer, wherever one stands: decision, code and sentence.

import { shownDecision } from "../../../kit/checks.ts";
import type { Decision } from "../../../kit/contract.ts";
import { html } from "../../../kit/html.ts";
import type { Child } from "../../../kit/html.ts";
import { icon } from "../../../kit/icons.ts";
import { t, term } from "../../i18n.ts";

/** What was answered, in short: a decision with its reason, or an error. */
export interface ShortAnswer {
  readonly decision: Decision | null;
  readonly reason: { readonly code: string; readonly text: string } | null;
  readonly error: { readonly code?: string | undefined; readonly message: string } | null;
}

/** The decision as it is shown, or `error`: what its picture and its colour are called. */
export function kindOf({ decision, reason }: Pick<ShortAnswer, "decision" | "reason">) {
  return decision ? shownDecision(decision, reason?.code ?? "") : "error";
}

/** The decision in a word. */
export function decisionWord(answer: Pick<ShortAnswer, "decision" | "reason">) {
  return answer.decision ? term("Decision", kindOf(answer)) : t("watch.error");
}

/** The decision with its code, and the sentence below. */
export function answerLines(answer: ShortAnswer): Child[] {
  const { reason, error } = answer;
  return [
    html`<p class="outcome">${icon(kindOf(answer))}<strong>${decisionWord(answer)}</strong> <code>${reason?.code ?? error?.code ?? ""}</code></p>`,
    html`<p>${reason?.text ?? error?.message ?? ""}</p>`,
  ];
}
