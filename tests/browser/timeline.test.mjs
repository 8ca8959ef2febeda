// The answer over time: what is shown of other times, and that it changes nothing before somebody says so.

import assert from "node:assert/strict";
import { afterEach, beforeEach, describe } from "node:test";

import { answers, closed, context, load, open, page, part, settled } from "./opened.mjs";
import { example } from "./examples.mjs";
import { holdCore, inChromium as test } from "./simulator.mjs";
import { texts } from "./words.mjs";

const words = texts.en;
const NOW = new Date("2026-11-30T10:20:30Z");
const SMS = {
  scenario: 1,
  policies: [{ displayName: "MFA", allowedCombinations: ["password,sms"] }],
  question: { action: "signIn", credential: { method: "sms" }, alsoUsed: ["password"], strengths: ["MFA"] },
};

const summary = () => page.locator("#timeline > summary");
const slider = () => part("timeline-at");
const times = () => part("timeline-stop").getByRole("button").allTextContents();
const filled = (key, time) => words[key].replace("{time}", time);

describe("the answer over time", () => {
  beforeEach(async () => {
    await open();
    await page.clock.setFixedTime(NOW);
  });
  afterEach(closed);

  test("is looked at by keyboard, and taken into the question by a button alone", async () => {
    await load(SMS);
    await summary().focus();
    await page.keyboard.press("Enter");
    await settled();
    assert.deepEqual(await times(), [words["timeline.now"], filled("timeline.from", "2027-02-01")]);
    assert.match(await part("timeline-stop").last().textContent(), /ended on 2027-02-01/);
    assert.equal(await part("timeline-take").count(), 0, "that is the time of the question");
    await slider().focus();
    await page.keyboard.press("ArrowRight");
    assert.match(await slider().getAttribute("aria-valuetext"), /^From 2027-02-01: Allowed$/);
    assert.match(await part("timeline-looked").textContent(), /From 2027-02-01/);
    assert.equal(await page.evaluate(() => document.activeElement.id), "timeline-at", "the slider keeps the focus");
    assert.equal(await page.locator('input[name="when"]:checked').inputValue(), "now", "nothing was changed");
    await part("timeline-take").click();
    await settled();
    assert.match(await page.locator("#at-utc").textContent(), /2027-02-01T00:00:00/);
    assert.match(await part("timeline-looked").textContent(), new RegExp(words["timeline.asked"]));
    assert.equal(await page.evaluate(() => document.activeElement.id), "timeline-at");
    await page.locator("#undo").click();
    await settled();
    assert.equal(await page.locator('input[name="when"]:checked').inputValue(), "now", "it is a step of its own");
    await page.locator("#redo").click();
    await settled();
    await part("timeline-stop").getByRole("button", { name: words["timeline.now"] }).click();
    await part("timeline-take").click();
    await settled();
    assert.equal(await page.locator('input[name="when"]:checked').inputValue(), "now", "now stays now");
  });

  test("knows when a certificate begins and ends", async () => {
    const chain = example("cba-chain");
    await load(chain);
    await answers("allow", "allowed");
    await summary().click();
    await settled();
    const inspected = await part("timeline-stop").locator("code").allTextContents();
    assert.deepEqual([inspected[0], inspected.at(-1)], ["certificate.notYetValid", "certificate.expired"]);
    await answers("allow", "allowed");
  });

  test("says that nothing changes, follows what is asked, and is not there without an answer", async () => {
    await load({
      ...SMS,
      policies: [{ displayName: "MFA", allowedCombinations: ["temporaryAccessPassOneTime"] }],
      question: { action: "signIn", credential: { method: "temporaryAccessPassOneTime" }, strengths: ["MFA"] },
    });
    await summary().click();
    await settled();
    assert.match(await part("timeline").textContent(), /The answer is the same from 2025-11-30 to 2028-11-29\./);
    await load(SMS);
    assert.equal((await times()).length, 2);
    await page.locator("#method").selectOption("");
    await settled();
    assert.equal(await part("timeline").isVisible(), false);
  });

  test("can be cancelled, and begun again", async () => {
    await load(SMS);
    const release = await holdCore(context);
    await summary().click();
    await part("timeline-cancel").click();
    await settled();
    assert.match(await part("timeline").textContent(), new RegExp(words["timeline.cancelled"]));
    assert.equal(await page.evaluate(() => document.activeElement.id), "timeline-again");
    await context.unroute("**/*.wasm");
    release();
    await part("timeline-again").click();
    await settled();
    assert.equal((await times()).length, 2);
  });
});
