// The simulator in other languages, on other screens and in other colours.

import assert from "node:assert/strict";
import { afterEach, describe } from "node:test";

import { CARD, CARD_CA } from "./certificates.mjs";
import { answers, closed, context, editor, open, page, part, paste, POLICY, settled, verdict, wrongs } from "./opened.mjs";
import { everywhere, inChromium as test } from "./simulator.mjs";
import { texts } from "./words.mjs";

describe("other surroundings", () => {
  afterEach(closed);

  test("a browser that prefers Japanese gets Japanese", async () => {
    await open({ locale: "ja-JP" }, "");
    assert.equal((await verdict()).words, texts.ja["decision.signIn.deny"]);
  });

  test("a certificate fits on a phone, in either language", async () => {
    for (const language of ["en", "ja"]) {
      await open({ viewport: { width: 360, height: 740 } }, `#lang=${language}&example=cba-affinity`);
      await answers("deny", "certificate.affinityTooLow");
      await paste("credential-box", CARD + CARD_CA);
      await settled();
      await page.evaluate(() => {
        for (const one of document.querySelectorAll("#recognised details")) one.open = true;
      });
      const wide = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll("#recognised, #verdict-body, table, dl")]
          .filter((one) => one.scrollWidth > one.clientWidth + 1)
          .map(({ id, className }) => id || className),
      );
      assert.deepEqual(wide, []);
      if (language === "en") {
        const found = wrongs;
        await context.close();
        assert.deepEqual(found, []);
      }
    }
  });

  test("the policies are a table where there is room and a list on a phone, in either language", async () => {
    for (const [language, width, display] of [
      ["en", 1920, "table-row"],
      ["en", 360, "block"],
      ["ja", 360, "block"],
    ]) {
      await open({ viewport: { width, height: 740 } }, `#lang=${language}&example=access-strength`);
      await answers("deny", "access.strengthUnsatisfied");
      await part("matrix-others").click();
      const row = part("access-matrix").locator("tbody tr").first();
      assert.equal(await row.evaluate((one) => getComputedStyle(one).display), display);
      // A list of cells stays a table for those who hear it.
      assert.equal(await part("access-matrix").getByRole("rowheader").count(), 3);
      assert.equal(await part("access-matrix").getByRole("columnheader").count(), 7);
      await page.locator('input[name="device"][value="described"]').check();
      await page.locator('input[name="satisfied"][value="list"]').check();
      await page.evaluate(() => {
        for (const one of document.querySelectorAll("details")) one.open = true;
        for (const one of document.querySelectorAll('.expand[aria-expanded="false"]')) one.click();
      });
      const parts = "html, #question-form, #verdict-body, .matrix-box, .chain, .pairs";
      const wide = await page.evaluate(
        (selector) =>
          [...document.querySelectorAll(selector)]
            .filter((one) => one.scrollWidth > one.clientWidth + 1)
            .map(({ id, className }) => id || className),
        parts,
      );
      assert.deepEqual(wide, []);
      if (width !== 360 || language !== "ja") {
        const found = wrongs;
        await context.close();
        assert.deepEqual(found, []);
      }
    }
  });

  everywhere("a phone gets three steps with the verdict in sight", async () => {
    await open({ viewport: { width: 360, height: 740 } });
    assert.ok((await page.locator(".bar").boundingBox()).height <= 100, "the head leaves room for what matters");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    assert.equal(wide, false);
    const pinned = page.locator("#pinned");
    await pinned.waitFor();
    assert.match(await pinned.textContent(), new RegExp(texts.en["decision.signIn.deny"]));
    await pinned.click();
    await page.waitForFunction(() => {
      const { top } = document.getElementById("verdict-title").getBoundingClientRect();
      return top >= 0 && top < innerHeight;
    });
    // It leaves what it led to in sight.
    await page.locator("#steps").waitFor({ state: "hidden" });
    await page.locator("#verdict-body").evaluate((body) => body.lastElementChild.scrollIntoView());
    for (const [step, title] of [
      ["policies", "policies-title"],
      ["question", "question-title"],
    ]) {
      await page.locator("#steps").getByRole("button", { name: texts.en[step] }).click();
      assert.equal(await page.evaluate(() => document.activeElement.id), title);
      await pinned.waitFor();
    }
  });

  test("the editor fits a phone, in either language", async () => {
    for (const language of ["en", "ja"]) {
      await open({ viewport: { width: 360, height: 740 }, forcedColors: "active" }, `#lang=${language}`);
      await paste("policy-editor", POLICY);
      await answers("deny", "passkey.aaguidNotAllowed");
      await page.locator("#search-document").click();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
      const box = await editor.host.boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= 360 && box.height >= 260);
      // Less would have a phone zoom in.
      const size = await editor.content.evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize));
      assert.ok(size >= 16);
      const text = await editor.host.locator(".cm-scroller").boundingBox();
      assert.ok(text.height >= 100, "the text stays in sight beside the search");
      if (language === "en") {
        const found = wrongs;
        await context.close();
        assert.deepEqual(found, []);
      }
    }
  });

  everywhere("dark and light are chosen by the system, then by the person", async () => {
    await open({ colorScheme: "dark" });
    const background = () => page.locator("#question").evaluate((pane) => getComputedStyle(pane).backgroundColor);
    const dark = await background();
    await page.locator("#theme").click();
    assert.notEqual(await background(), dark);
  });
});
