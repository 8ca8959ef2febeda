// Every sign-in of a baseline at once: how long it takes, what memory it needs, and how many kinds come out. `node tests/bench/sweep.mjs`
// runs it by itself.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { loadavg } from "node:os";
import { fileURLToPath } from "node:url";

import { Tenant, init } from "../../pkg/index.js";
import { baseline } from "./inputs.mjs";
import { shown, table } from "./measure.mjs";

const COUNTS = [20, 100, 240];
const ROUNDS = 5;
const SECTIONS = ["gaps", "possibleGaps", "deadEnds", "blocked", "undecided"];
const AT = "2026-11-30T00:00:00Z";
const FILE = fileURLToPath(import.meta.url);

export function sweep() {
  const rows = COUNTS.map((count) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [FILE, String(count)], { encoding: "utf8" });
    assert.equal(status, 0, stderr);
    const { first, spent, telling, narrowing, wasm, peak, regions, idle } = JSON.parse(stdout);
    const times = [first, spent, telling, narrowing].map(shown);
    return [String(count), ...times, `${mebibytes(wasm)} MiB`, `${mebibytes(peak)} MiB`, ...regions, String(idle)];
  });
  table(
    `Every sign-in at once, of a persona-based baseline; load ${loadavg()[0].toFixed(1)}`,
    ["policies", "first sweep, by the clock", "sweep", "report in words", "map, narrowed", "wasm memory", "peak of the process", ...SECTIONS, "never decide"],
    rows,
  );
}

const mebibytes = (bytes) => (bytes / 2 ** 20).toFixed(0);

/** Prints a row; alone in a process, so that its memory is that of one tenant. */
async function alone(count) {
  const memory = await memoryOf(init);
  const tenant = Tenant.load(baseline(count));
  const [spent, telling, narrowing] = [[], [], []];
  let first;
  let report;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    const times = [used()];
    const swept = tenant.sweep({ at: AT });
    times.push(used());
    first ??= performance.now() - start;
    report = swept.report();
    times.push(used());
    swept.map({ platform: 0 });
    times.push(used());
    swept.free();
    [spent, telling, narrowing].forEach((list, index) => list.push(times[index + 1] - times[index]));
  }
  tenant.free();
  assert.equal(report.policies.length, count);
  const regions = SECTIONS.map((name) => `${report[name].regions.length}${report[name].complete ? "" : "+"}`);
  const idle = report.policies.filter((policy) => policy.idle).length;
  const [wasm, peak] = [memory.buffer.byteLength, process.resourceUsage().maxRSS * 1024];
  console.log(JSON.stringify({ first, spent: median(spent), telling: median(telling), narrowing: median(narrowing), wasm, peak, regions, idle }));
}

/** The memory of the core, which never shrinks: what it has in the end is the most that it had. The other parts are given it. */
async function memoryOf(load) {
  const { instantiate } = WebAssembly;
  let found;
  WebAssembly.instantiate = async (...given) => {
    const instance = await instantiate(...given);
    found ??= instance.exports.memory;
    return instance;
  };
  await load();
  WebAssembly.instantiate = instantiate;
  return found;
}

/** Milliseconds of the processor: what else the machine does takes none of them. */
function used() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];

if (process.argv[1] === FILE) {
  const [, , count] = process.argv;
  if (count) await alone(Number(count));
  else sweep();
}
