// Draws the main views for the README. ENTRA_VERDICT_URL says where the simulator answers; people look at what comes out.

import { serve } from "./documents.mjs";
import { SITE, answered, launch } from "./simulator.mjs";

const FOLDER = new URL("../../www/screenshots/", import.meta.url);
const SCHEMES = { en: "light", ja: "dark" };

/** How to get to each view of the simulator. */
const VIEWS = {
  simulator: async () => {},
  compare: async (page) => {
    await page.getByTestId("keep-before").click();
    await page.getByTestId("apply-remedy").first().click();
    await answered(page);
    await page.getByTestId("open-compare").click();
  },
  models: async (page) => {
    await page.getByTestId("open-models").click();
    await page.locator("#models-answer").waitFor();
  },
};

const browser = await launch();
const book = await serve();

for (const [language, colorScheme] of Object.entries(SCHEMES)) {
  const locale = { en: "en-GB", ja: "ja-JP" }[language];
  const context = await browser.newContext({ locale, colorScheme, viewport: { width: 1280, height: 800 } });
  const draw = (page, name) => page.screenshot({ path: new URL(`${name}-${language}.png`, FOLDER).pathname });
  for (const [name, show] of Object.entries(VIEWS)) {
    const page = await context.newPage();
    await page.goto(new URL(`#lang=${language}`, SITE).href);
    await answered(page);
    await show(page);
    // Nothing keeps the eye on what was clicked.
    await page.mouse.move(0, 0);
    await page.waitForTimeout(500);
    await draw(page, name);
    await page.close();
  }
  const page = await context.newPage();
  await page.goto(`${book.origin}/examples/playground/plain.html`);
  const playground = page.locator(`entra-verdict-playground${language === "ja" ? '[language="ja"], [lang="ja"] entra-verdict-playground' : ""}`).first();
  await playground.getByTestId("verdict").waitFor();
  await playground.scrollIntoViewIfNeeded();
  await page.waitForTimeout(500);
  await draw(page, "playground");
  await context.close();
}

await browser.close();
await book.stop();
