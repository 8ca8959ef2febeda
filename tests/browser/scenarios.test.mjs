// Every scenario of the tests as the page holds it: what it then asks is answered as the core answers the scenario itself.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { readdirSync, readFileSync } from "node:fs";

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
  browser = await launch();
  page = await (await browser.newContext()).newPage();
  await page.goto(SITE);
  await page.waitForFunction(() => !["", "loading"].includes(document.getElementById("decision").dataset.decision ?? ""));
});

after(() => browser?.close());

/** Where a member is missing that the form always says, or one is empty that the page leaves out. */
const FILLED_IN = ["action-missing", "empty-text", "no-credential", "question-as-list"].map((name) => `${name}.json`);

/** Those that the page would have answered otherwise: `{ name, core, page }`. */
function otherwise(scenarios) {
  // The page's own modules, from a loaded scenario to the question, without drawing anything.
  return page.evaluate(async (all) => {
    const at = (name) => import(new URL(name, document.baseURI).href);
    const [{ fromScenario, toScenario }, { answerTo }, core] = await Promise.all(["scenario.js", "asking.js", "pkg/index.js"].map(at));
    const said = ({ verdict, error }) => (error ? `${error.code}` : `${verdict.decision} ${verdict.reason.code}`);
    const answers = (text) => {
      try {
        return { verdict: core.evaluate(text, { remedies: false }) };
      } catch (error) {
        return { error };
      }
    };
    return all
      .map(({ name, text }) => {
        const { policies, trust, scenario } = toScenario(fromScenario(JSON.parse(text)));
        const asked = scenario ? said(answerTo({ policies, trust, question: scenario.question, language: "en" })) : "nothing";
        // The page asks about now where a scenario says no time.
        const original = JSON.parse(text);
        original.question = { at: scenario?.question.at, ...original.question };
        return { name, core: said(answers(original)), page: asked };
      })
      .filter((one) => one.core !== one.page);
  }, scenarios);
}

for (const area of readdirSync(ROOT)) {
  test(`asks what a scenario says: ${area}`, async () => {
    const scenarios = scenariosIn(area);
    assert.ok(scenarios.length > 0);
    const differing = (await otherwise(scenarios)).filter(({ name }) => area !== "input" || !FILLED_IN.includes(name));
    assert.deepEqual(differing, []);
  });
}
