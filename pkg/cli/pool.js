// Cases over threads, as many as there are cores.

import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

import { Asker } from "./asking.js";

/** What one thread is given at a time: little enough that all end at about the same moment. */
const PART = 200;

/** Below this a thread takes longer to start than the answers. */
const FEW = 400;

/** The result of each case, in their order, whoever asked it. `tell` hears how many are done. */
export async function askAll(sets, cases, { language, jobs = availableParallelism(), tell = () => {} }) {
  const parts = [];
  for (let start = 0; start < cases.length; start += PART) parts.push(cases.slice(start, start + PART));
  const threads = Math.min(jobs, parts.length);
  const results =
    threads > 1 && cases.length > FEW
      ? await inThreads(sets, parts, threads, language, tell)
      : await here(sets, parts, language, tell);
  return results.flat();
}

async function here(sets, parts, language, tell) {
  const asker = new Asker(sets, language);
  const results = [];
  let done = 0;
  for (const part of parts) {
    results.push(part.map((one) => asker.ask(one)));
    done += part.length;
    tell(done);
    // Whoever interrupts is heard.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return results;
}

async function inThreads(sets, parts, threads, language, tell) {
  const results = [];
  let [next, done] = [0, 0];
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL("asking-worker.js", import.meta.url), { workerData: { sets, language } }),
  );
  const work = (worker) =>
    new Promise((resolve, reject) => {
      const give = () => {
        if (next === parts.length) return resolve();
        worker.postMessage({ part: next, cases: parts[next] });
        next += 1;
      };
      worker.on("error", reject);
      worker.on("message", ({ part, results: answered }) => {
        results[part] = answered;
        done += answered.length;
        tell(done);
        give();
      });
      give();
    });
  try {
    await Promise.all(workers.map(work));
    return results;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
