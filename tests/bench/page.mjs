// How long the simulator takes in Chromium from its first paint to its first verdict, loaded before in the same browser.

import assert from "node:assert/strict";

import { launch } from "../browser/simulator.mjs";
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
  await browser.close();
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
}
