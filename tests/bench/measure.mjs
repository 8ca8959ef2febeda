// Times calls. The rounds go around the cases, so that whatever else the machine does falls on all of them.

import assert from "node:assert/strict";

const ROUNDS = 25;
const ROUND_MS = 20;
const WARM_UP_MS = 400;

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {() => unknown} run  what is timed; `later` says that it gives a promise
 * @property {unknown} gives  what has to come out, so that nothing is timed that does not work
 * @property {boolean} [later]
 * @property {(calls: number) => Promise<number>} [time]  milliseconds of that many calls, for what times itself
 */

/** Milliseconds of one call of each case: `{ name: { median, fastest, slowest } }`. */
export async function measure(cases) {
  const calls = [];
  for (const one of cases) calls.push(await warmUp(one));
  const times = cases.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, one] of cases.entries()) times[index].push(await time(one, calls[index]));
  }
  return Object.fromEntries(
    cases.map(({ name }, index) => {
      const sorted = times[index].toSorted((a, b) => a - b);
      return [name, { median: sorted[ROUNDS >> 1], fastest: sorted[0], slowest: sorted.at(-1) }];
    }),
  );
}

async function time({ run, later, time }, calls) {
  if (time) return (await time(calls)) / calls;
  const start = performance.now();
  if (later) for (let call = 0; call < calls; call += 1) await run();
  else for (let call = 0; call < calls; call += 1) run();
  return (performance.now() - start) / calls;
}

async function warmUp(one) {
  if (!one.time) assert.deepEqual(one.later ? await one.run() : one.run(), one.gives, one.name);
  const end = performance.now() + WARM_UP_MS;
  let fastest = Infinity;
  while (performance.now() < end) fastest = Math.min(fastest, await time(one, 5));
  return Math.max(1, Math.round(ROUND_MS / fastest));
}

/** A duration as people write it. */
export const shown = (ms) =>
  ms < 0.001 ? `${(ms * 1e6).toPrecision(3)} ns` : ms < 1 ? `${(ms * 1000).toPrecision(3)} µs` : `${ms.toPrecision(3)} ms`;

/** Prints a Markdown table, numbers to the right. */
export function table(title, head, rows) {
  console.log(`\n${title}\n\n| ${head.join(" | ")} |`);
  console.log(`| ${head.map((_, index) => (index === 0 ? "---" : "---:")).join(" | ")} |`);
  for (const row of rows) console.log(`| ${row.join(" | ")} |`);
}
