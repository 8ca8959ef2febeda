// Every sign-in of a baseline at once: how long it takes, and how many kinds come out. `node tests/bench/sweep.mjs` runs it by itself.

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";

import { Tenant, init } from "../../pkg/index.js";
import { baseline } from "./inputs.mjs";
import { shown, table } from "./measure.mjs";

const COUNTS = [20, 100, 240];
const ROUNDS = 3;
const SECTIONS = ["gaps", "deadEnds", "blocked", "undecided"];
const AT = "2026-11-30T00:00:00Z";

export function sweep() {
  const found = COUNTS.map((count) => ({ count, tenant: Tenant.load(baseline(count)), sweeping: [], telling: [], report: undefined }));
  // The rounds go around the tenants, so that whatever else the machine does falls on all of them.
  for (let round = 0; round < ROUNDS; round += 1) for (const one of found) timed(one);
  for (const { tenant } of found) tenant.free();
  table(
    "Every sign-in at once, of a persona-based baseline",
    ["policies", "sweep", "report in words", "gaps", "dead ends", "blocked", "undecided", "never decide"],
    found.map(({ count, sweeping, telling, report }) => {
      assert.equal(report.policies.length, count);
      const regions = SECTIONS.map((name) => `${report[name].regions.length}${report[name].complete ? "" : "+"}`);
      const idle = report.policies.filter(({ role }) => role === "overshadowed" || role === "alwaysMet" || role === "neverApplies");
      return [String(count), shown(median(sweeping)), shown(median(telling)), ...regions, String(idle.length)];
    }),
  );
}

function timed(one) {
  const begun = used();
  const swept = one.tenant.sweep({ at: AT });
  const between = used();
  one.report = swept.report();
  one.telling.push(used() - between);
  one.sweeping.push(between - begun);
  swept.free();
}

/** Milliseconds of the processor: what else the machine does takes none of them. */
function used() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await init();
  sweep();
}
