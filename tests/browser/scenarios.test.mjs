// Every scenario of the tests as the page holds it: what it then asks is answered as the core answers the scenario itself.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { readdirSync, readFileSync } from "node:fs";

import { evaluate, init } from "../../pkg/index.js";
import { SITE, inChromium as test, launch } from "./simulator.mjs";

const ROOT = new URL("../scenarios/", import.meta.url);

/** The scenarios of a folder: `{ name, text }`. */
function scenariosIn(folder) {
  return readdirSync(new URL(folder, ROOT), { recursive: true })
    .filter((name) => name.endsWith(".json"))
    .map((name) => ({ name, text: readFileSync(new URL(`${folder}/${name}`, ROOT), "utf8") }));
}

let browser;
let page;

before(async () => {
  await init();
  browser = await launch();
  page = await (await browser.newContext()).newPage();
  await page.goto(SITE);
  await page.waitForFunction(() => !["", "loading"].includes(document.getElementById("decision").dataset.decision ?? ""));
});

after(() => browser?.close());

/** Where a member is missing that the form always says, or one is empty that the page leaves out. */
const FILLED_IN = ["action-missing", "empty-text", "no-credential", "question-as-list"].map((name) => `${name}.json`);

/** What the core answers. */
function answered(text) {
  try {
    const { decision, reason } = evaluate(text, { remedies: false });
    return `${decision} ${reason.code}`;
  } catch ({ code }) {
    return code;
  }
}

/** Those that the page would have answered otherwise: `{ name, core, page }`. */
async function otherwise(scenarios) {
  // The page's own modules, from a loaded scenario to the question, without drawing anything.
  const asked = await page.evaluate(async (all) => {
    const { answerTo, fromScenario, toScenario, wrongWith } = await import("./inside.js");
    return all.map((text) => {
      if (wrongWith(text)) return { said: "not loaded" };
      const { policies, trust, scenario } = toScenario(fromScenario(JSON.parse(text)));
      if (!scenario) return null;
      const { verdict, error } = answerTo({ policies, trust, question: scenario.question, language: "en" });
      return { at: scenario.question.at, said: error ? error.code : `${verdict.decision} ${verdict.reason.code}` };
    });
  }, scenarios.map(({ text }) => text));
  return scenarios
    .map(({ name, text }, index) => {
      // The page asks about now where a scenario says no time.
      const original = JSON.parse(text);
      original.question = { at: asked[index]?.at, ...original.question };
      return { name, core: answered(original), page: asked[index]?.said ?? "nothing" };
    })
    .filter(({ core, page }) => (page === "not loaded" ? / /.test(core) : core !== page));
}

for (const area of readdirSync(ROOT)) {
  test(`asks what a scenario says: ${area}`, async () => {
    const scenarios = scenariosIn(area);
    assert.ok(scenarios.length > 0);
    const differing = (await otherwise(scenarios)).filter(({ name }) => area !== "input" || !FILLED_IN.includes(name));
    assert.deepEqual(differing, []);
  });
}
