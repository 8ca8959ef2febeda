// Loading a scenario: an example, or one that was pasted.

import { failureOf } from "../../kit/contract.ts";
import type { Json } from "../../kit/contract.ts";
import { evaluate } from "../core/package.ts";
import { contents } from "./documents.ts";
import { isOwn, markSaved, tell } from "./history.ts";
import { BUILT_IN, fromScenario } from "./scenario.ts";
import { edit, filled, newDocument, state, update, withText } from "./state.ts";
import type { PolicyDocument, State } from "./state.ts";

/** What is wrong with a scenario beside its policies, its trust and its question, of which the answer tells; in the core's words. */
export function wrongWith(text: string) {
  try {
    evaluate(text, { language: state.language, remedies: false });
  } catch (error) {
    const { message, path } = failureOf(error);
    if (/^\/(?!policies|question|trust)/.test(path ?? "")) return message;
  }
  return null;
}

/** Shows a scenario in place of what is there, which can be had back. */
function show(scenario: Partial<State>, changes: Partial<State>) {
  const wasOwn = isOwn();
  update({ ...scenario, ...changes, applied: null, loaded: state.loaded + 1 });
  if (wasOwn) tell("putAway.own");
}

/** Shows an entry of the gallery. */
export function showExample(entry: { id: string; scenario: Json }) {
  const shown = fromScenario(entry.scenario);
  const documents = shown.documents.map((one: PolicyDocument) => ({ ...one, isExample: one.text !== "" }));
  show({ ...shown, documents }, { example: entry.id, link: null });
}

/** Shows a scenario that somebody pasted, or one that came with a link. */
export function loadScenario(text: string, link: string | null = null) {
  show(fromScenario(JSON.parse(text.replace(/^\uFEFF/, ""))), { example: null, link });
  markSaved();
}

/** A document to be filled. */
export function addDocument() {
  const added = newDocument();
  edit({ documents: [...state.documents, added], active: added.id });
}

/** What belongs somewhere else than among the policies. */
const MISPLACED = ["aaguid", "certificate", "attestation", "creationOptions", "revocationList", "scenario"];

/**
 * Adds documents that somebody brings, in place of those from files of the same name. An example that stands there as it
 * was goes: it is not about their tenant.
 */
export function bringDocuments(brought: readonly PolicyDocument[], changes: Partial<State> = {}) {
  const held = filled(state.documents);
  const replaced = new Set();
  const added = brought.map((one) => {
    const before = held.find((each) => each.name !== "" && each.name === one.name && !replaced.has(each));
    if (!before) return one;
    replaced.add(before);
    return withText(before, one.text);
  });
  const kept = held.map((one) => added.find(({ id }) => id === one.id) ?? one);
  edit({ documents: [...kept, ...added.filter((one) => !kept.includes(one))], active: (added[0] as PolicyDocument).id, ...changes });
  if (replaced.size > 0) tell("putAway.replaced");
  // A private key was not taken.
  const isPolicy = (one: PolicyDocument) => state.documents.includes(one) && !MISPLACED.includes(contents(one)?.kind ?? "");
  if (state.documents.some(({ isExample }) => isExample) && added.some(isPolicy)) putExampleAway();
}

/** What is presented stays; what only the example's own policies and authorities gave a meaning goes with them. */
function putExampleAway() {
  const { documents, form } = state;
  const known = BUILT_IN.map(([id]) => id);
  const strengths = form.strengths.filter((id) => known.includes(id));
  edit({
    documents: documents.filter(({ isExample }) => !isExample),
    trust: undefined,
    form: { ...form, strengths, otherStrengths: "", crls: "", revoked: "unknown", revokedList: "" },
  });
  tell("putAway.example");
}
