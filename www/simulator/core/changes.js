// The changes that a verdict offers, as texts: made in the page, or beside it for large policies.

import { edit } from "./package.js";
import { diffLines } from "../../kit/diff.js";

/** A policy after a patch, `{ text, lines }`; null where it can only be read and made by hand. */
export function changeTo(before, patch) {
  try {
    const text = edit(before, patch);
    return { text, lines: diffLines(before, text) };
  } catch {
    return null;
  }
}

/** All changes `{ document, patch }` of a verdict. */
export function changesIn({ remedies, combinedRemedies }) {
  return [...remedies, ...combinedRemedies.flatMap(({ changes }) => changes)];
}

const made = new WeakMap();

/** Takes what became of the changes of a verdict, in their order. */
export function keepChanges(verdict, changes) {
  changesIn(verdict).forEach((one, index) => made.set(one, changes[index]));
}

/** What becomes of a policy by a change. */
export function changed(before, change) {
  if (!made.has(change)) made.set(change, changeTo(before, change.patch));
  return made.get(change);
}
