// Where JSON Pointers lead in the texts of the documents.

import type { Span } from "../../kit/contract.ts";
import { placesOf, pointersInto, withAbove } from "../core/asking.ts";
import type { Places } from "../core/asking.ts";
import { state, subscribe } from "./state.ts";

/** What was found in a text, by pointer. A walk over a large text costs too much to do it for each. */
const known = new Map();
/** The texts whose places in an answer were looked up. */
const lookedUp = new WeakMap();

/** Takes places that were looked up elsewhere: pairs of a pointer and where it leads. */
export function keepPlaces(text: string, places: Places) {
  known.set(text, new Map([...(known.get(text) ?? []), ...places]));
}

function spanOf(text: string, pointer: string): Span | null | undefined {
  if (!known.get(text)?.has(pointer)) {
    const wanted = new Set([...withAbove(pointer), ...inAnswer(text)]);
    keepPlaces(
      text,
      placesOf(
        text,
        [...wanted].filter((one) => !known.get(text)?.has(one)),
      ),
    );
  }
  return known.get(text).get(pointer);
}

// Nothing of a text that is gone is kept.
subscribe((changed) => {
  if (!changed.has("documents")) return;
  for (const text of known.keys()) if (!state.documents.some((one) => one.text === text)) known.delete(text);
});

/** The pointers of the answer into a text, once. */
function inAnswer(text: string): string[] {
  const { answer, documents } = state;
  const done = lookedUp.get(answer) ?? new Set();
  lookedUp.set(answer, done);
  const index = answer.sent?.findIndex((id) => documents.find((one) => one.id === id)?.text === text) ?? -1;
  if (index < 0 || done.has(index)) return [];
  done.add(index);
  return pointersInto(index, [answer.verdict, answer.findings]);
}

/**
 * Where a JSON Pointer leads in a text; for a member that the text leaves out, its nearest ancestor.
 * `exact` says which.
 */
export function find(text: string, pointer: string): (Span & { path: string; exact: boolean }) | null {
  let path = pointer;
  for (;;) {
    const span = spanOf(text, path);
    if (span) return { ...span, path, exact: path === pointer };
    if (path === "") return null;
    path = path.slice(0, Math.max(0, path.lastIndexOf("/")));
  }
}
