// A private key that somebody pastes by mistake goes no further than here.

import { isSecret } from "../core/package.ts";
import type { FieldName } from "../fields/form.ts";
import { blankForm, newDocument, screenChanges, state, update } from "./state.ts";
import type { PolicyDocument, State } from "./state.ts";

/** The changes without the texts that hold a secret: none of them becomes part of what the page knows. */
function screened(changes: Partial<State>): Partial<State> {
  const kept = { ...changes };
  let place: "policies" | "question" | null = null;
  const added = (changes.documents ?? []).filter(isNew);
  const entered = Object.entries(changes.form ?? {}).filter(([name, value]) => value !== state.form[name as FieldName]);
  if (changes.documents) {
    const secrets = new Set(added.filter(({ text }) => isSecret(text)));
    if (secrets.size > 0) {
      place = "policies";
      Object.assign(kept, withoutDocuments(changes, secrets));
    }
  }
  if (changes.form) {
    const secrets = entered.filter(([, value]) => isSecret(value));
    if (secrets.length > 0) {
      place = "question";
      const blank = blankForm();
      kept.form = { ...changes.form, ...Object.fromEntries(secrets.map(([name]) => [name, blank[name as FieldName]])) };
    }
  }
  if (changes.trust !== state.trust && isSecret(changes.trust)) {
    place = "question";
    kept.trust = undefined;
  }
  // The address must not hold it either.
  if (place) Object.assign(kept, { refused: { place }, link: null });
  // What was said stays until something else is given.
  else if (added.some(({ text }) => text !== "") || entered.some(([, value]) => value !== "")) kept.refused ??= null;
  return kept;
}

function isNew(one: PolicyDocument) {
  return !state.documents.some((known) => known.id === one.id && known.text === one.text);
}

/** A document that was there before is blank now; one that would have been added is not. */
function withoutDocuments({ documents = [], active = state.active }: Partial<State>, secrets: ReadonlySet<PolicyDocument>) {
  const there = (one: PolicyDocument) => state.documents.some((known) => known.id === one.id);
  const kept = documents
    .filter((one) => !secrets.has(one) || there(one))
    .map((one) => (secrets.has(one) ? { ...one, text: "", name: "" } : one));
  if (kept.length === 0) kept.push(newDocument());
  const shown = (kept.find((one) => one.id === active) ?? kept.find((one) => one.id === state.active) ?? kept[0]) as PolicyDocument;
  return { documents: kept, active: shown.id };
}

/** Takes back what the core calls a secret once the question is asked. `id` is that of the document that holds it. */
export function withdraw(id: number | null) {
  if (id !== null) {
    const documents = state.documents.map((one) => (one.id === id ? { ...one, text: "", name: "" } : one));
    const kept = state.before?.documents.filter((one) => one.id !== id) ?? [];
    const before = state.before && kept.length > 0 ? { ...state.before, documents: kept } : null;
    update({ documents, before, link: null, refused: { place: "policies" } });
  } else {
    update({ form: { ...state.form, box: "", extra: "" }, link: null, refused: { place: "question" } });
  }
}

screenChanges(screened);
