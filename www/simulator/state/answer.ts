// Asks the core, and keeps asking while somebody types.

import { computed } from "@preact/signals-core";

import { failureOf } from "../../kit/contract.ts";
import type { Action, Failure } from "../../kit/contract.ts";
import { answersTo, answerTo, tenantOf } from "../core/asking.ts";
import type { AnswerOfCore, Job, Places } from "../core/asking.ts";
import { FAILED, inBackground, prepareBackground, stopBackground, SUPERSEDED } from "../core/background.ts";
import { keepChanges } from "../core/changes.ts";
import { metadataOf } from "../core/compare.ts";
import { mark } from "./busy.ts";
import { recognise } from "./credential.ts";
import { keepPlaces } from "./places.ts";
import { toScenario, wholeTrust } from "./scenario.ts";
import { withdraw } from "./secret.ts";
import { blankForm, follow, isLarge, isMuch, state, update } from "./state.ts";
import type { Answer, Answered, PolicyDocument } from "./state.ts";

/** What is asked about: the policies of the page with their ids, and the scenario, or why there is none. */
type About = ReturnType<typeof toScenario> & {
  readonly documents: readonly PolicyDocument[];
  readonly action: Action;
  readonly unreadable?: Failure;
};

const DELAY = 100;

/** What the core found as the answer of the page. */
function answerOf(
  { documents, sent, scenario, action, unreadable }: About,
  { findings, contents, verdict, error, watched }: AnswerOfCore & { watched: ReadonlyMap<number, Answered> },
): Answer {
  const common = { documents, sent, contents, findings, watched };
  if (unreadable) return { kind: "extra", error: unreadable, ...common };
  if (error) return { kind: "error", error, ...common };
  if (scenario && verdict) return { kind: "verdict", verdict, action, access: scenario.question.access, ...common };
  const found = recognise(state.form.box);
  if (found.kind === "error") return { kind: "error", error: found.error, inBox: true, ...common };
  return { kind: found.kind === "empty" ? "empty" : "unreadable", ...common };
}

/** The scenario of the page, or its policies and, as `unreadable`, why the question cannot be asked. */
function asked(): About {
  const { documents, form, trust } = state;
  const { action } = form;
  try {
    return { ...toScenario(state), documents, action };
  } catch (error) {
    return { ...toScenario({ documents, trust, form: blankForm() }), documents, action, unreadable: failureOf(error) };
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

/** Whether the answer is about the documents as they are now. */
export function isAnswered() {
  return state.answer.documents === state.documents;
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
    return give(answerOf(about, { ...answerTo(job), watched: byId(job, watchedHere(job)) }));
  }
  update({ answering: true });
  const found = await inBackground({ ...job, watchTrust: wholeTrust(state) });
  if (found === SUPERSEDED) return;
  if (found === FAILED) return give({ kind: "failed" });
  found.places.forEach((places: Places, index: number) => keepPlaces(about.documents, about.sent[index], places));
  if (found.verdict) keepChanges(found.verdict, found.changes);
  give(answerOf(about, { ...found, watched: byId(job, found.watched) }));
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

/** What somebody picks is answered at once, what they type a moment later. */
const picked = computed(() => [state.loaded, state.language, state.trust, state.metadata]);
const typed = computed(() => [state.documents, state.form]);

/** Answers what the page holds, and anew after each change of what the answer depends on. */
export function keepAnswering() {
  let before: readonly unknown[] = [];
  follow([picked, typed, "watch"], () => {
    const isAdded = state.watch.some(({ id }) => !state.answer.watched?.has(id));
    const [wasPicked, wasTyped] = before;
    before = [picked.value, typed.value];
    const isPicked = isAdded || wasPicked !== picked.value;
    if (!isPicked && wasTyped === typed.value) return;
    clearTimeout(timer);
    mark(answerNow, true);
    if (isPicked) void answerNow();
    else timer = setTimeout(answerNow, DELAY);
  });
}
