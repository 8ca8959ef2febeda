// Asks the core, and keeps asking while somebody types.

import { failureOf } from "../../kit/contract.ts";
import type { Action, Failure } from "../../kit/contract.ts";
import { answersTo, answerTo, tenantOf } from "../core/asking.ts";
import type { AnswerOfCore, Contents, Job, Places } from "../core/asking.ts";
import { FAILED, inBackground, prepareBackground, stopBackground, SUPERSEDED } from "../core/background.ts";
import { keepChanges } from "../core/changes.ts";
import { metadataOf } from "../core/compare.ts";
import { mark } from "./busy.ts";
import { recognise } from "./credential.ts";
import { keepContents } from "./documents.ts";
import { keepPlaces } from "./places.ts";
import { toScenario, wholeTrust } from "./scenario.ts";
import { withdraw } from "./secret.ts";
import { blankForm, isLarge, isMuch, state, subscribe, update } from "./state.ts";
import type { Answer, Answered, PolicyDocument, State } from "./state.ts";

/** What is asked about: the policies of the page with their ids, and the scenario, or why there is none. */
type About = ReturnType<typeof toScenario> & { readonly action: Action; readonly unreadable?: Failure };

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
function answerOf(
  { sent, scenario, action, unreadable }: About,
  { findings, verdict, error, watched }: Pick<AnswerOfCore, "findings" | "verdict" | "error"> & { watched: ReadonlyMap<number, Answered> },
): Answer {
  const common = { sent, findings, watched };
  if (unreadable) return { kind: "extra", error: unreadable, ...common };
  if (error) return { kind: "error", error, ...common };
  if (scenario && verdict) return { kind: "verdict", verdict, action, access: scenario.question.access, ...common };
  const found = recognise(state.form.box);
  if (found.kind === "error") return { kind: "error", error: found.error, inBox: true, ...common };
  return { kind: found.kind === "empty" ? "empty" : "unreadable", ...common };
}

/** The scenario of the page, or its policies and, as `unreadable`, why the question cannot be asked. */
function asked(): About {
  const { action } = state.form;
  try {
    return { ...toScenario(state), action };
  } catch (error) {
    return { ...toScenario({ ...state, form: blankForm() }), action, unreadable: failureOf(error) };
  }
}

/** What the core is asked: see `answerTo` and `answersTo`. */
function jobOf({ policies, trust, scenario }: Pick<About, "policies" | "trust" | "scenario">): Job {
  const { language, metadata, watch } = state;
  // A scenario that brings its own is answered by that.
  const opened = (trust?.metadata ?? null) === null ? metadata?.handle : undefined;
  return { policies, trust, metadata: opened, question: scenario?.question ?? null, language, watch };
}

/** What is asked of the core for what the page holds now. @throws where the question cannot be asked. */
export function currentJob(): Job {
  return jobOf(toScenario(state));
}

/** The tenant of what the page holds, not to be freed. @throws where a document or the trust data cannot be read. */
export function currentTenant() {
  const { policies, trust, metadata, language } = jobOf(toScenario(state));
  return tenantOf(policies, trust, metadata, language);
}

/** The document that the core means by an index, or null. */
export function documentAt(index: number | null | undefined): PolicyDocument | null {
  const id = typeof index === "number" ? state.answer.sent?.[index] : undefined;
  return state.documents.find((one) => one.id === id) ?? null;
}

/** What asks a moment later; undefined where nothing waits. */
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Whether something is answered beside the page, so that typing never waits: where there is much. The first answer does not wait for
 * the worker, unless the policies are large.
 */
function isBeside({ policies }: Pick<Job, "policies">) {
  return isMuch(...policies) && (prepareBackground() || policies.some(isLarge));
}

/** Answers what the page holds; policies that take long are answered a while later, and the promise waits for that. */
export async function answerNow() {
  clearTimeout(timer);
  timer = undefined;
  const about = asked();
  const job = jobOf(about);
  if (!isBeside(job)) {
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
  found.places.forEach((places: Places, index: number) => keepPlaces(job.policies[index] ?? "", places));
  if (found.verdict) keepChanges(found.verdict, found.changes);
  give(answerOf(about, { ...found, watched: byId(job, found.watched) }));
}

function keepAllContents(
  { sent }: Pick<About, "sent">,
  { policies, language }: Pick<Job, "policies" | "language">,
  { contents }: { contents: readonly Contents[] },
) {
  sent.forEach((id, index) => keepContents(id, policies[index] ?? "", language, contents[index] ?? null));
}

function watchedHere(job: Job) {
  if (job.watch.length === 0) return [];
  // It was read before; to read it for every tenant would take long.
  const { metadata: _, metadataRoot: __, ...trust } = { ...wholeTrust(state) };
  return answersTo({ ...job, trust, metadata: metadataOf(state) });
}

function byId({ watch }: Pick<Job, "watch">, answers: readonly Answered[]): Map<number, Answered> {
  return new Map(watch.flatMap(({ id }, index) => (answers[index] ? [[id, answers[index]] as const] : [])));
}

function give(answer: Answer) {
  if (answer.error?.secret) {
    withdraw(documentOf(answer));
    void answerNow();
  } else {
    update({ answer, answering: false });
    // What was asked before may be answered while something later waits.
    mark(answerNow, timer !== undefined);
  }
}

/** The id of the document that an answer's error is about. */
function documentOf({ error, sent }: Answer): number | null {
  return (typeof error?.document === "number" ? sent?.[error.document] : undefined) ?? null;
}

/** Answers anew a moment after each change of what the answer depends on. */
export function keepAnswering() {
  subscribe((changed) => {
    if (changed.has("answer")) return;
    const about = (...keys: (keyof State)[]) => keys.some((key) => changed.has(key));
    const added = about("watch") && !state.watch.every(({ id }) => state.answer.watched?.has(id));
    if (!added && !about("language", "documents", "form", "trust", "metadata")) return;
    clearTimeout(timer);
    mark(answerNow, true);
    // What somebody picked rather than typed is answered at once.
    if (added || about("language", "trust", "metadata")) void answerNow();
    else timer = setTimeout(answerNow, DELAY);
  });
}
