// The changes that a verdict offers, as texts: made in the page, or beside it for large policies.

import { diffLines, patchText } from "./patch.js";

/** A policy after a patch, `{ text, reformatted, lines }`; null where it can only be read and made by hand. */
export function changeTo(before, patch) {
  try {
    const change = patchText(before, patch);
    return { ...change, lines: diffLines(before, change.text) };
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
