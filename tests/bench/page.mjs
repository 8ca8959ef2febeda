// How long the simulator takes in Chromium from its first paint to its first verdict, loaded before in the same browser; and what
// hundreds and thousands of Conditional Access policies cost it.

import assert from "node:assert/strict";

import { answered, launch } from "../browser/simulator.mjs";
import { tenantOf } from "./large-tenant.mjs";
import { shown, table } from "./measure.mjs";

const ROUNDS = 11;

/** Milliseconds of one load: `{ paint, verdict }`, both from its begin. */
async function load(page) {
  await page.goto("about:blank");
  await page.goto(new URL("#lang=en", process.env.ENTRA_VERDICT_URL).href);
  const found = await page.waitForFunction(() => {
    const [paint] = performance.getEntriesByName("first-contentful-paint");
    return paint && globalThis.verdictAt && { paint: paint.startTime, verdict: globalThis.verdictAt };
  });
  assert.equal(await page.getByTestId("decision").getAttribute("data-decision"), "deny");
  return found.jsonValue();
}

export async function page() {
  const browser = await launch();
  const tab = await browser.newPage();
  await tab.addInitScript(() => {
    const seen = new MutationObserver(() => {
      const { decision = "" } = document.getElementById("decision")?.dataset ?? {};
      if (["", "loading"].includes(decision)) return;
      globalThis.verdictAt = performance.now();
      seen.disconnect();
    });
    seen.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-decision"] });
  });
  await load(tab);
  const loads = [];
  for (let round = 0; round < ROUNDS; round += 1) loads.push(await load(tab));
  await tab.close();
  const row = (what, of) => {
    const sorted = loads.map(of).toSorted((a, b) => a - b);
    return [what, shown(sorted[ROUNDS >> 1]), shown(sorted[0]), shown(sorted.at(-1))];
  };
  table(
    "The simulator in Chromium, loaded before",
    ["what", "median", "fastest load", "slowest load"],
    [
      row("Begin → first paint", ({ paint }) => paint),
      row("First paint → first verdict", ({ paint, verdict }) => verdict - paint),
    ],
  );
  const rows = [];
  for (const count of COUNTS) rows.push(await largeTenant(browser, count));
  await browser.close();
  table(
    "Conditional Access in the simulator; all but the first answer in time of the processor, tasks by the longest",
    ["policies", "MB", "first answer", "of it the processor", "task of it", "task while typing in the editor", "task while typing in a field", "elements"],
    rows,
  );
}

/** The last are as much as fits into one document. */
const COUNTS = [200, 2000, 3400];
const KEYS = 8;
/** Milliseconds between two keys, longer than the page waits for the next one. */
const BETWEEN = 250;
const PAUSE = 1500;

/** What a tenant of that many policies costs, as a row. */
async function largeTenant(browser, count) {
  const tab = await browser.newPage();
  await tab.goto(new URL("#lang=en", process.env.ENTRA_VERDICT_URL).href);
  await answered(tab);
  const scenario = tenantOf(count);
  let first;
  const loading = await worked(browser, tab, async () => {
    first = await tab.evaluate(async (text) => {
      const { loadScenario } = await import("./inside.js");
      const start = performance.now();
      loadScenario(text);
      while (document.documentElement.hasAttribute("data-busy")) await new Promise((settle) => setTimeout(settle));
      return performance.now() - start;
    }, JSON.stringify(scenario));
  });
  const elements = await tab.evaluate(() => document.getElementsByTagName("*").length);
  const typing = async (into, key) => {
    await tab.locator(into).click();
    const { longest } = await worked(browser, tab, async () => {
      for (let pressed = 0; pressed < KEYS; pressed += 1) {
        await tab.keyboard.press(key);
        await tab.waitForTimeout(BETWEEN);
      }
      // A large document is taken over after a pause.
      await tab.waitForTimeout(PAUSE);
    });
    return longest;
  };
  const times = [first, loading.whole, loading.longest, await typing(".cm-content", "Enter"), await typing("#userId", "a")];
  await tab.close();
  return [count, (scenario.policies[0].length / 1e6).toFixed(1), ...times.map(shown), elements];
}

/** What a page and its workers do meanwhile, in milliseconds of the processor: the longest task of the page, and all. */
async function worked(browser, tab, act) {
  await answered(tab);
  await browser.startTracing(tab, { categories: ["toplevel", "disabled-by-default-devtools.timeline"] });
  await act();
  await answered(tab);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const tasksOf = (thread) => {
    const threads = traceEvents.filter(({ name, args }) => name === "thread_name" && args.name.startsWith(thread));
    const own = new Set(threads.map(({ pid, tid }) => `${pid} ${tid}`));
    const tasks = traceEvents.filter(({ name, pid, tid }) => name === "RunTask" && own.has(`${pid} ${tid}`));
    return tasks.map(({ tdur = 0 }) => tdur / 1000);
  };
  const page = tasksOf("CrRendererMain");
  const sum = (tasks) => tasks.reduce((whole, one) => whole + one, 0);
  return { longest: Math.max(0, ...page), whole: sum(page) + sum(tasksOf("DedicatedWorker")) };
}
