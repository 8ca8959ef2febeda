// Workers that answer by number, and who waits for them: one worker of a name, begun anew as often as wanted.

import { failureOf } from "../../kit/contract.ts";
import type { Failure, Json } from "../../kit/contract.ts";
import { startWorker } from "./start.ts";

/** The code of what nobody waits for any more. */
export const ENDED = "ended";

/** The calls to a worker that answers by `answerCalls`. */
export function callsTo(name: Parameters<typeof startWorker>[0]) {
  /** The worker, with what waits for its answers by their number; null where nothing was asked. */
  let worker: Worker | null = null;
  let waiting: Map<number, { settle: (value: Json) => void; give: (error: Failure) => void }> = new Map();
  let next = 0;

  function answer({ id, value, error }: Json) {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (!asked) return;
    const { settle, give } = asked;
    if (error) give(error);
    else settle(value);
  }

  /** Ends it, with what it has; whoever waits for it is told. */
  function end() {
    worker?.terminate();
    worker = null;
    for (const { give } of waiting.values()) give({ code: ENDED, message: ENDED });
    waiting = new Map();
  }

  /** Starts the worker anew. `progress(far)` is told how far it is, `lost()` that it cannot go on. */
  function start(progress: (far: Json) => void, lost: () => void) {
    end();
    const own = startWorker(name);
    worker = own;
    // What was on its way when a worker was ended is about nothing any more.
    own.addEventListener("message", ({ data }) => {
      if (own !== worker) return;
      if (data.progress) progress(data.progress);
      else answer(data);
    });
    own.addEventListener("error", (event) => {
      event.preventDefault();
      if (own === worker) lost();
    });
  }

  /** What the worker answers to one of its tasks. */
  function call(task: string, what: object = {}): Promise<Json> {
    return new Promise((settle, give) => {
      if (!worker) return give({ code: ENDED, message: ENDED });
      next += 1;
      waiting.set(next, { settle, give });
      worker.postMessage({ id: next, task, ...what });
      return undefined;
    });
  }

  return { call, end, start };
}

/**
 * Has a worker answer what `callsTo` asks of it, once the core is there. In: `{ id, task, ...what }`, a task being one of
 * `tasks`. Out: `{ id, value }` or `{ id, error }`.
 */
export function answerCalls(ready: Promise<unknown>, tasks: Readonly<Record<string, (what: never) => unknown>>) {
  addEventListener("message", async ({ data: { id, task, ...what } }) => {
    try {
      await ready;
      postMessage({ id, value: await tasks[task]?.(what as never) });
    } catch (error) {
      const { code, message } = failureOf(error);
      const name = error instanceof Error ? error.name : "";
      if (!code) console.error(error);
      postMessage({ id, error: { code: code || name, message } });
    }
  });
}
