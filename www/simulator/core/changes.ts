// The changes that a verdict offers, as texts: made in the page, or beside it for large policies.

import type { DocumentChange, Json, Verdict } from "../../kit/contract.ts";
import { diffLines } from "../../kit/diff.ts";
import type { Line } from "../../kit/diff.ts";
import { edit } from "./package.ts";

/** A policy after a change, with the lines that the change touches. */
export interface Change {
  readonly text: string;
  readonly lines: readonly (Line | null)[];
}

/** A policy after a patch, `{ text, lines }`; null where it can only be read and made by hand. */
export function changeTo(before: string, patch: readonly Json[]): Change | null {
  try {
    const text = edit(before, patch);
    return { text, lines: diffLines(before, text) };
  } catch {
    return null;
  }
}

/** All changes `{ document, patch }` of a verdict. */
export function changesIn({ remedies, combinedRemedies }: Pick<Verdict, "remedies" | "combinedRemedies">): DocumentChange[] {
  return [...remedies, ...combinedRemedies.flatMap(({ changes }) => changes)];
}

const made = new WeakMap();

/** Takes what became of the changes of a verdict, in their order. */
export function keepChanges(verdict: Verdict, changes: readonly (Change | null)[]) {
  changesIn(verdict).forEach((one, index) => made.set(one, changes[index]));
}

/** What becomes of a policy by a change. */
export function changed(before: string, change: DocumentChange): Change | null {
  if (!made.has(change)) made.set(change, changeTo(before, change.patch));
  return made.get(change);
}
