// Asks the core, and keeps asking while somebody types.

import { answerTo, answersTo, tenantOf } from "../core/asking.js";
import { FAILED, SUPERSEDED, inBackground, stopBackground } from "../core/background.js";
import { mark } from "./busy.js";
import { keepChanges } from "../core/changes.js";
import { metadataOf } from "../core/compare.js";
import { recognise } from "./credential.js";
import { keepContents } from "./documents.js";
import { keepPlaces } from "./places.js";
import { toScenario, wholeTrust } from "./scenario.js";
import { withdraw } from "./secret.js";
import { blankForm, isLarge, state, subscribe, update } from "./state.js";

const DELAY = 100;

/**
 * One of
 * - `{ kind: "loading" }`, or `{ kind: "failed" }` when the core did not load,
 * - `{ kind: "empty" }`: nothing is presented,
 * - `{ kind: "unreadable" }`: the box holds something that is not a credential,
 * - `{ kind: "extra", error }`: the further members, or those of the device (`error.field`), are not JSON,
 * - `{ kind: "error", error }`: the core cannot read the scenario, or (`inBox`) what stands in the credential box,
 * - `{ kind: "verdict", verdict, action, access }`, with the access of the question.
 * `findings` are those of the policies, also where there is no verdict; `sent` are the ids of the documents by the
 * index that the core gives them; `watched` are the answers to the watched questions, by their ids.
 */
function answerOf({ sent, scenario, action, unreadable }, { findings, verdict, error, watched }) {
  const common = { sent, findings, watched };
  if (unreadable) return { kind: "extra", error: unreadable, ...common };
  if (error) return { kind: "error", error, ...common };
  if (scenario) return { kind: "verdict", verdict, action, access: scenario.question.access, ...common };
  const { kind, error: inBox } = recognise(state.form.box);
  if (inBox) return { kind: "error", error: inBox, inBox: true, ...common };
  return { kind: kind === "empty" ? "empty" : "unreadable", ...common };
}

/** The scenario of the page, or its policies and, as `unreadable`, why the question cannot be asked. */
function asked() {
  const { action } = state.form;
  try {
    return { ...toScenario(state), action };
  } catch (unreadable) {
    return { ...toScenario({ ...state, form: blankForm() }), action, unreadable };
  }
}

/** What the core is asked: see `answerTo` and `answersTo`. */
function jobOf({ policies, trust, scenario }) {
  const { language, metadata, watch } = state;
  // A scenario that brings its own is answered by that.
  const opened = (trust?.metadata ?? null) === null ? metadata?.handle : undefined;
  return { policies, trust, metadata: opened, question: scenario?.question ?? null, language, watch };
}

/** The tenant of what the page holds, not to be freed. @throws where a document or the trust data cannot be read. */
export function currentTenant() {
  const { policies, trust, metadata, language } = jobOf(toScenario(state));
  return tenantOf(policies, trust, metadata, language);
}

/** The document that the core means by an index, or null. */
export function documentAt(index) {
  const id = state.answer.sent?.[index];
  return state.documents.find((one) => one.id === id) ?? null;
}

/** What asks a moment later; undefined where nothing waits. */
let timer;

/** Answers what the page holds; policies that take long are answered a while later, and the promise waits for that. */
export async function answerNow() {
  clearTimeout(timer);
  timer = undefined;
  const about = asked();
  const job = jobOf(about);
  if (!job.policies.some(isLarge)) {
    stopBackground();
    const found = answerTo(job);
    keepAllContents(about, job, found);
    return give(answerOf(about, { ...found, watched: byId(job, watchedHere(job)) }));
  }
  update({ answering: true });
  const found = await inBackground({ ...job, watchTrust: wholeTrust(state) });
  if (found === SUPERSEDED) return;
  if (found === FAILED) return give({ kind: "failed" });
  keepAllContents(about, job, found);
  found.places.forEach((places, index) => keepPlaces(job.policies[index], places));
  if (found.verdict) keepChanges(found.verdict, found.changes);
  give(answerOf(about, { ...found, watched: byId(job, found.watched) }));
}

function keepAllContents({ sent }, { policies, language }, { contents }) {
  sent.forEach((id, index) => keepContents(id, policies[index], language, contents[index]));
}

function watchedHere(job) {
  if (job.watch.length === 0) return [];
  // It was read before; to read it for every tenant would take long.
  const { metadata: _, metadataRoot: __, ...trust } = { ...wholeTrust(state) };
  return answersTo({ ...job, trust, metadata: metadataOf(state) });
}

function byId({ watch }, answers) {
  return new Map(watch.map(({ id }, index) => [id, answers[index]]));
}

function give(answer) {
  if (answer.error?.secret) {
    withdraw(documentOf(answer));
    answerNow();
  } else {
    update({ answer, answering: false });
    // What was asked before may be answered while something later waits.
    mark(answerNow, timer !== undefined);
  }
}

/** The id of the document that an answer's error is about. */
function documentOf({ error, sent }) {
  return sent[error.document] ?? null;
}

/** Answers anew a moment after each change of what the answer depends on. */
export function keepAnswering() {
  subscribe((changed) => {
    if (changed.has("answer")) return;
    const about = (...keys) => keys.some((key) => changed.has(key));
    const added = about("watch") && !state.watch.every(({ id }) => state.answer.watched?.has(id));
    if (!added && !about("language", "documents", "form", "trust", "metadata")) return;
    clearTimeout(timer);
    mark(answerNow, true);
    // What somebody picked rather than typed is answered at once.
    if (added || about("language", "trust", "metadata")) answerNow();
    else timer = setTimeout(answerNow, DELAY);
  });
}
