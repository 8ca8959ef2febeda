// Every view of the simulator: in order for axe, and as wide as a phone.

import assert from "node:assert/strict";
import { describe } from "node:test";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

import { texts } from "../../www/texts.js";
import { editorOn } from "./editor.mjs";
import { example } from "./examples.mjs";
import { ACCESS, context, CONTOSO, load, open, page, part, settled, share, wrongs } from "./sharing.mjs";
import { inChromium as test, SITE } from "./simulator.mjs";

const require = createRequire(new URL("../package.json", import.meta.url));

describe("every view", () => {
  const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

  /** What axe finds, as rule and elements. */
  async function violations() {
    // An animation half way through has other colours.
    await page.waitForFunction(() => document.getAnimations().every((one) => one.playState !== "running"));
    const { violations: found } = await page.evaluate(() => globalThis.axe.run(document));
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join(" | ")}`);
  }

  const VIEWS = {
    "the first example": async () => {},
    "a certificate with its chain": () => load(example("cba-chain")),
    "Conditional Access": async () => {
      await load(ACCESS);
      await part("matrix-others").click();
    },
    "an open choice of a reading": async () => {
      await load(example("a1-report"));
      await page.locator("#assumptions > summary").click();
      await page.locator("#findings > summary").click();
      await page.locator("#section-when").evaluate((section) => {
        section.open = true;
      });
    },
    "a policy that cannot be read": () => editorOn(page).fill("{,"),
    "a registration": () => page.locator('input[name="action"][value="register"]').check({ force: true }),
    "a private key that was refused": () => part("credential-box").fill("-----BEGIN PRIVATE KEY-----"),
    "the examples": () => part("open-gallery").click(),
    "the models": () => part("open-models").click(),
    "the sharing of a scenario": async () => {
      await load(CONTOSO);
      await share();
      await page.getByText(texts[await page.locator("html").getAttribute("lang")]["share.preview"]).click();
    },
    "the sharing of something signed": async () => {
      await load(example("cba-chain"));
      await share();
    },
    "a bad link": async () => {
      await page.evaluate(() => {
        location.hash = "#s1.!";
      });
      await part("page-note").waitFor();
    },
    "watched questions": async () => {
      await part("add-watched").click();
      await editorOn(page).fill("{}");
      await settled();
      await part("keep-draft").check();
    },
    "an applied remedy": async () => {
      await part("apply-remedy").first().click();
      await settled();
    },
    "something to change": async () => {},
  };

  for (const language of ["en", "ja"]) {
    for (const colorScheme of ["light", "dark"]) {
      test(`is in order for axe: ${language}, ${colorScheme}`, { timeout: 240_000 }, async () => {
        const found = [];
        await open({ colorScheme }, `#lang=${language}`);
        for (const [name, show] of Object.entries(VIEWS)) {
          await page.evaluate(() => localStorage.clear());
          await page.goto("about:blank");
          await page.goto(new URL(`#lang=${language}`, SITE).href);
          await page.evaluate(AXE);
          await settled();
          await show();
          await settled();
          found.push(...(await violations()).map((one) => `${name}: ${one}`));
        }
        await context.close();
        assert.deepEqual(found, []);
        assert.deepEqual(wrongs, []);
      });
    }
  }

  test("fits into 360 pixels", async () => {
    await open({ viewport: { width: 360, height: 740 } }, "#lang=en");
    for (const [name, show] of Object.entries(VIEWS)) {
      await page.evaluate(() => localStorage.clear());
      await page.goto("about:blank");
      await page.goto(new URL("#lang=en", SITE).href);
      await settled();
      await show();
      await settled();
      const [content, dialog] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        Math.max(0, ...[...document.querySelectorAll("dialog[open] .view-body")].map((one) => one.scrollWidth - one.clientWidth)),
      ]);
      assert.ok(content <= 360 && dialog === 0, `${name}: ${content} ${dialog}`);
    }
    await context.close();
  });
});
