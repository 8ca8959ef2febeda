// The worker that has the files and the rows of an organisation: one, which answers by number.

import { startWorker as startWorkerOf } from "../../core/start.js";
import { t } from "../../i18n.js";

/** The code of what nobody waits for any more. */
export const ENDED = "ended";

/** The worker, with what waits for its answers by their number; null where nothing was asked. */
let worker = null;
let waiting = new Map();
let next = 0;

/** Starts the worker anew. `progress(far)` is told how far it is, `fail(error)` that it cannot go on. */
export function startWorker(progress, fail) {
  endWorker();
  const own = startWorkerOf("organisation");
  worker = own;
  // What was on its way when a worker was ended is about nothing any more.
  own.addEventListener("message", ({ data }) => {
    if (own !== worker) return;
    if (data.progress) progress(data.progress);
    else answer(data);
  });
  own.addEventListener("error", (event) => {
    event.preventDefault();
    if (own === worker) fail({ message: t("organisation.workerFailed") });
  });
}

/** Ends it, with the rows that it has; whoever waits for it is told. */
export function endWorker() {
  worker?.terminate();
  worker = null;
  for (const { give } of waiting.values()) give({ code: ENDED });
  waiting = new Map();
}

/** What the worker answers to one of its tasks. */
export function call(task, what = {}) {
  return new Promise((settle, give) => {
    if (!worker) return give({ code: ENDED });
    next += 1;
    waiting.set(next, { settle, give });
    worker.postMessage({ id: next, task, ...what });
    return undefined;
  });
}

function answer({ id, value, error }) {
  const { settle, give } = waiting.get(id);
  waiting.delete(id);
  if (error) give(error);
  else settle(value);
}
