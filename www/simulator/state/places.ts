// Where JSON Pointers lead in the texts of the documents.

import type { Span } from "../../kit/contract.ts";
import { placesOf, pointersInto, withAbove } from "../core/asking.ts";
import type { Places } from "../core/asking.ts";
import { state } from "./state.ts";
import type { Answer, PolicyDocument } from "./state.ts";

/** What was found in a document, by pointer. A walk over a large text costs too much to do it for each. */
const known = new WeakMap<PolicyDocument, Map<string, Span | null>>();
/** The documents whose places in an answer were looked up. */
const lookedUp = new WeakMap<Answer, Set<PolicyDocument>>();

/** Takes places in the document with an id that were looked up elsewhere. */
export function keepPlaces(documents: readonly PolicyDocument[], id: number | undefined, places: Places) {
  const one = documents.find((each) => each.id === id);
  if (!one) return;
  const found = known.get(one) ?? new Map<string, Span | null>();
  for (const [pointer, span] of places) found.set(pointer, span);
  known.set(one, found);
}

function spanOf(one: PolicyDocument, pointer: string): Span | null | undefined {
  if (!known.get(one)?.has(pointer)) {
    const wanted = new Set([...withAbove(pointer), ...inAnswer(one)]);
    const missing = [...wanted].filter((each) => !known.get(one)?.has(each));
    keepPlaces([one], one.id, placesOf(one.text, missing));
  }
  return known.get(one)?.get(pointer);
}

/** The pointers of the answer into a document, once. */
function inAnswer(one: PolicyDocument): string[] {
  const { answer } = state;
  const done = lookedUp.get(answer) ?? new Set();
  lookedUp.set(answer, done);
  if (done.has(one) || !answer.documents?.includes(one)) return [];
  done.add(one);
  return pointersInto(answer.sent?.indexOf(one.id) ?? -1, [answer.verdict, answer.findings]);
}

/**
 * Where a JSON Pointer leads in a document; for a member that it leaves out, its nearest ancestor. `exact` says which.
 */
export function find(one: PolicyDocument, pointer: string): (Span & { path: string; exact: boolean }) | null {
  let path = pointer;
  for (;;) {
    const span = spanOf(one, path);
    if (span) return { ...span, path, exact: path === pointer };
    if (path === "") return null;
    path = path.slice(0, Math.max(0, path.lastIndexOf("/")));
  }
}
