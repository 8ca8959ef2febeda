// The gallery of the simulator: the marked scenarios, by question, and how they are found.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe } from "node:test";
import { readFileSync, readdirSync } from "node:fs";

import { SITE, answered, inChromium as test, launch } from "./simulator.mjs";
import { gallery, groups, texts } from "./words.mjs";

const SCENARIOS = new URL("../scenarios/", import.meta.url);

let browser;
let context;
let page;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

async function open(hash) {
  context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  await page.goto(new URL(hash, SITE).href);
  await answered(page);
  await page.getByTestId("open-gallery").click();
  // All but the first example are loaded with it.
  await answered(page);
}

const shown = () => page.locator("#gallery-list .entry strong").allTextContents();
const headings = () => page.locator("#gallery-list h3").allTextContents();

describe("the gallery", () => {
  beforeEach(() => open("#lang=en"));
  afterEach(() => context.close());

  test("holds every scenario that is marked for it, the seeds' first in their groups", () => {
    const marked = readdirSync(SCENARIOS, { recursive: true })
      .filter((file) => file.endsWith(".json"))
      .map((file) => [file, readFileSync(new URL(file, SCENARIOS), "utf8")])
      .filter(([, text]) => text.includes('"gallery"'))
      .map(([file, text]) => [file.replace(/.*\/|\.json$/g, ""), JSON.parse(text).gallery]);
    assert.ok(marked.length > 30);
    assert.deepEqual(gallery.map(({ id, group }) => [id, group]).sort(), marked.sort());
    assert.equal(gallery[0].id, "seed-rsa-ds100-refuses-others");
    for (const group of Object.keys(groups)) {
      const seeds = gallery.filter((entry) => entry.group === group).map(({ id }) => id.startsWith("seed-"));
      assert.deepEqual(seeds, seeds.toSorted((a, b) => b - a), group);
    }
  });

  test("is grouped by the questions that people ask, in both languages", async () => {
    assert.deepEqual(await headings(), Object.values(groups).map(({ title }) => title.en));
    assert.deepEqual(await shown(), gallery.map(({ title }) => title.en));
    await context.close();
    await open("#lang=ja");
    assert.deepEqual(await headings(), Object.values(groups).map(({ title }) => title.ja));
    assert.deepEqual(await shown(), gallery.map(({ title }) => title.ja));
  });

  test("is searched by words in either language and by codes", async () => {
    const search = page.getByRole("textbox", { name: texts.en["gallery.search"] });
    await search.fill("AUTHENTICATOR ios");
    assert.deepEqual(await shown(), ["Authenticator's two AAGUIDs allowed, Authenticator on iOS"]);
    assert.deepEqual(await headings(), [groups.keys.title.en]);
    assert.equal(await page.getByTestId("gallery-count").textContent(), "Found: 1");
    await search.fill("失効");
    assert.ok((await shown()).includes("The same certificate, revoked"));
    await search.fill("ＡＡＤＳＴＳ５００１７１");
    assert.deepEqual(await shown(), ["The same certificate, revoked"]);
    await search.fill("no such words");
    assert.deepEqual(await shown(), []);
    assert.equal(await page.getByTestId("gallery-count").textContent(), texts.en["gallery.none"]);
    await search.fill("");
    assert.equal((await shown()).length, gallery.length);
    assert.equal(await page.getByTestId("gallery-count").textContent(), "");
  });

  test("is used with the keyboard alone", async () => {
    await page.keyboard.press("Escape");
    await page.getByTestId("open-gallery").focus();
    await page.keyboard.press("Enter");
    await page.getByTestId("gallery-search").focus();
    await page.keyboard.type("guest");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const second = gallery.find(({ title }) => title.en === "A guest whose home tenant is not trusted");
    assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), `example-${second.id}`);
    await page.keyboard.press("Enter");
    await answered(page);
    assert.equal(await page.getByTestId("reason-code").textContent(), second.scenario.expect.reason);
    await page.locator("#gallery").waitFor({ state: "hidden" });
    await page.getByTestId("open-gallery").click();
    assert.equal((await shown()).length, gallery.length);
    await page.getByTestId("gallery-search").fill("revoked binding");
    await page.getByTestId("gallery-search").fill("AADSTS500176");
    await page.keyboard.press("Enter");
    await answered(page);
    assert.equal(await page.getByTestId("reason-code").textContent(), "certificate.issuerNotTrusted");
  });
});
