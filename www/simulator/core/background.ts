// The worker that answers for large policies: one, with one question at a time.

import type { Json, Metadata } from "../../kit/contract.ts";
import { together } from "./answer-pieces.ts";
import type { Piece } from "./answer-pieces.ts";
import { startWorker } from "./start.ts";

/** In place of an answer: another question was asked meanwhile. */
export const SUPERSEDED = Symbol("superseded");
/** In place of an answer: the worker could not answer. */
export const FAILED = Symbol("failed");

let worker: Worker | null = null;
/** What is being answered, and what to ask after it: `{ job, settle }`; else null. */
let current: { job: Json; settle: (found: unknown) => void } | null = null;
let next: { job: Json; settle: (found: unknown) => void } | null = null;
/** What came of the answer that is on its way. */
let pieces: Piece[] = [];
/** The metadata that the worker has. */
let known: Metadata | undefined;

/** What answer-worker.js says to a job, SUPERSEDED or FAILED. */
export function inBackground(job: Json): Promise<Json> {
  return new Promise((settle) => {
    next?.settle(SUPERSEDED);
    next = { job, settle };
    if (!current) begin();
  });
}

/** Has the worker there for what is asked next. Says whether it was there already. */
export function prepareBackground(): boolean {
  const was = worker !== null;
  worker ??= started();
  return was;
}

/** Answers nothing that was asked. */
export function stopBackground() {
  next?.settle(SUPERSEDED);
  next = null;
  current?.settle(SUPERSEDED);
}

function begin() {
  current = next;
  next = null;
  if (!current) return;
  const own = (worker ??= started());
  // Megabytes, so they cross once.
  const { metadata } = current.job;
  const bytes = metadata === known ? undefined : (metadata?.toReduced() ?? null);
  known = metadata;
  own.postMessage({ ...current.job, metadata: bytes });
}

function started() {
  const made = startWorker("answer");
  known = undefined;
  made.addEventListener("message", ({ data }) => {
    if (data?.piece) pieces.push(data.piece);
    else finish(data ? together(data, pieces) : FAILED);
  });
  made.addEventListener("error", (event) => {
    event.preventDefault();
    made.terminate();
    worker = null;
    finish(FAILED);
  });
  return made;
}

function finish(found: unknown) {
  pieces = [];
  // What was asked later is what somebody waits for.
  current?.settle(next ? SUPERSEDED : found);
  begin();
}
