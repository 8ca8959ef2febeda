// The worker that has the files and the rows of an organisation: one, which answers by number.

import type { Failure, Json } from "../../../kit/contract.ts";
import { startWorker as startWorkerOf } from "../../core/start.ts";
import { t } from "../../i18n.ts";

/** The code of what nobody waits for any more. */
export const ENDED = "ended";

/** The worker, with what waits for its answers by their number; null where nothing was asked. */
let worker: Worker | null = null;
let waiting: Map<number, { settle: (value: Json) => void; give: (error: Failure) => void }> = new Map();
let next = 0;

/** Starts the worker anew. `progress(far)` is told how far it is, `fail(error)` that it cannot go on. */
export function startWorker(progress: (far: Json) => void, fail: (error: Failure) => void) {
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
  for (const { give } of waiting.values()) give({ code: ENDED, message: ENDED });
  waiting = new Map();
}

/** What the worker answers to one of its tasks. */
export function call(task: string, what: object = {}): Promise<Json> {
  return new Promise((settle, give) => {
    if (!worker) return give({ code: ENDED, message: ENDED });
    next += 1;
    waiting.set(next, { settle, give });
    worker.postMessage({ id: next, task, ...what });
    return undefined;
  });
}

function answer({ id, value, error }: Json) {
  const asked = waiting.get(id);
  waiting.delete(id);
  if (!asked) return;
  const { settle, give } = asked;
  if (error) give(error);
  else settle(value);
}
